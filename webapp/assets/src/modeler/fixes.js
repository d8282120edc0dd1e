/** Findings that one step mends. */
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

import { goTo } from './fit.js';
import { createForm } from './new_form.js';
import { extend, extension } from './own_properties.js';
import { assignRole } from './roles.js';
import { surroundings } from './surroundings.js';

/** By rule; `when` narrows to what can be mended, `mend` does it. */
const FIXES = {
  'element-has-name': { label: 'Name it', when: Boolean, mend: name },
  'lane-is-a-role': { label: 'Give it its role', when: lane => is(lane, 'bpmn:Lane'), mend: giveRole },
  'user-task-has-form': { label: 'Make a form', when: Boolean, mend: makeForm },
  'form-exists-and-reads': { label: 'Make a form', when: named, mend: makeForm },
  'gateway-conditions': { label: 'Set the default flow', when: canBeDefault, mend: setDefault },
  'layout-complete': { label: 'Draw it', when: () => true, mend: (view) => view.layOut() },
  'no-overlap': { label: 'Draw it anew', when: () => true, mend: (view) => view.layOut() },
};

/** `{label, mend()}`, or nothing where no single step is right. */
export function fixFor({ rule, element: id }, view) {
  const fix = FIXES[rule];
  const element = view.modeler.get('elementRegistry').get(id);
  if (!fix?.when(element)) return undefined;
  return { label: fix.label, mend: () => fix.mend(view, element) };
}

function name({ modeler }, element) {
  goTo(modeler, element);
  modeler.get('directEditing').activate(element);
}

/** The role that is called as the lane is; else the panel asks for one. */
function giveRole({ modeler, place }, lane) {
  const called = surroundings.roles.find(({ name }) => name === getBusinessObject(lane).get('name'));
  if (called) return assignRole(modeler, lane, called.id);
  goTo(modeler, lane);
  requestAnimationFrame(() => place.querySelector('#bio-properties-panel-sunroad-role')?.focus());
}

async function makeForm(view, element) {
  const formId = named(element) || `${view.place.dataset.folder}/${element.id}`;
  const made = await createForm(view, formId, getBusinessObject(element).get('name') || element.id);
  if (!made) return;
  if (is(element, 'bpmn:UserTask') && !named(element)) extend(view.modeler, element, 'zeebe:FormDefinition', { formId });
  else view.checkAgain();
}

function named(element) {
  return element && extension(element, 'zeebe:FormDefinition')?.get('formId');
}

/** A way out of a gateway that has no default yet. */
function canBeDefault(flow) {
  return flow && is(flow, 'bpmn:SequenceFlow') && !getBusinessObject(flow.source).get('default');
}

function setDefault({ modeler }, flow) {
  modeler.get('modeling').updateProperties(flow.source, { default: getBusinessObject(flow) });
}
