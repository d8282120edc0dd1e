/** What an element stands for elsewhere: a form, a called process, a decision table; opened in its editor. */
import { is } from 'bpmn-js/lib/util/ModelUtil';

import { extension } from './own_properties.js';
import { surroundings } from './surroundings.js';

const TARGETS = [
  { type: 'bpmn:UserTask', part: 'zeebe:FormDefinition', id: 'formId', among: 'forms' },
  { type: 'bpmn:CallActivity', part: 'zeebe:CalledElement', id: 'processId', among: 'processes' },
  { type: 'bpmn:BusinessRuleTask', part: 'zeebe:CalledDecision', id: 'decisionId', among: 'decisions' },
];

/** The address of the editor of what an element names; undefined where it names nothing of this draft. */
export function linkOf(element) {
  const target = TARGETS.find(({ type }) => is(element, type));
  const id = target && extension(element, target.part)?.get(target.id);
  return id && surroundings[target.among].find(one => one.id === id)?.url;
}

/** Whether there was something to open. */
export function openLink(element) {
  const url = linkOf(element);
  if (url) location.assign(url);
  return Boolean(url);
}
