/** The panel's group 阳光交易: what this platform adds to an element; each entry says where it stands. */
import {
  isCheckboxEntryEdited,
  isFeelEntryEdited,
  isSelectEntryEdited,
  isTextFieldEntryEdited,
} from '@bpmn-io/properties-panel';
import { getBusinessObject, is, isAny } from 'bpmn-js/lib/util/ModelUtil';

import { isTimer, isRepeated, kindInput, messageOf, extend, extension } from './own_properties.js';
import { LawField } from './law_field.jsx';
import { openLink } from './links.js';
import { Choice, TextOrFeel, Words, YesOrNo } from './panel_fields.js';
import { assignRole, roleOf } from './roles.js';
import { surroundings } from './surroundings.js';

const own = (element, name) => getBusinessObject(element).get(`sunroad:${name}`);
const put = (modeler, element, name, value) =>
  modeler.get('modeling').updateProperties(element, { [`sunroad:${name}`]: value });
const putMessage = name => (modeler, element, value) =>
  modeler.get('modeling').updateModdleProperties(element, messageOf(element), { [`sunroad:${name}`]: value });
const isHandler = element => is(element, 'bpmn:SubProcess') && getBusinessObject(element).get('triggeredByEvent');
const choices = name => () => surroundings[name].map(({ id, name: label }) => ({ value: id, label: `${label} · ${id}` }));
const fixed = source => (source?.startsWith('=') ? '' : source);
const formOf = element => extension(element, 'zeebe:FormDefinition')?.get('formId');

/** A yes or no that is kept as one word of an attribute, or as nothing. */
const flag = (name, yes, entry) => ({
  ...entry,
  id: `sunroad-${name}`,
  component: YesOrNo,
  isEdited: isCheckboxEntryEdited,
  get: element => own(element, name) === yes,
  set: (modeler, element, value) => put(modeler, element, name, value ? yes : undefined),
});

const ENTRIES = [
  {
    id: 'sunroad-role',
    where: element => is(element, 'bpmn:Lane'),
    component: Choice,
    isEdited: isSelectEntryEdited,
    label: 'Participant role',
    description: 'Who acts in this lane.',
    options: choices('roles'),
    get: roleOf,
    set: assignRole,
  },
  {
    id: 'sunroad-form',
    where: element => is(element, 'bpmn:UserTask'),
    component: Choice,
    isEdited: isSelectEntryEdited,
    label: 'Form',
    description: 'What is filled in; double-click the task to open it.',
    options: choices('forms'),
    get: formOf,
    set: (modeler, element, formId) => extend(modeler, element, 'zeebe:FormDefinition', { formId }),
  },
  {
    id: 'sunroad-process',
    where: element => is(element, 'bpmn:CallActivity'),
    component: Choice,
    isEdited: isSelectEntryEdited,
    label: 'Called process',
    description: 'Double-click the element to open it.',
    options: choices('processes'),
    get: element => extension(element, 'zeebe:CalledElement')?.get('processId'),
    set: (modeler, element, processId) => extend(modeler, element, 'zeebe:CalledElement', { processId }),
  },
  {
    id: 'sunroad-decision',
    where: element => is(element, 'bpmn:BusinessRuleTask') && extension(element, 'zeebe:CalledDecision'),
    component: Choice,
    isEdited: isSelectEntryEdited,
    label: 'Decision table',
    description: 'Double-click the element to open it.',
    options: choices('decisions'),
    get: element => extension(element, 'zeebe:CalledDecision')?.get('decisionId'),
    set: (modeler, element, decisionId) => extend(modeler, element, 'zeebe:CalledDecision', { decisionId }),
  },
  {
    id: 'sunroad-kind',
    where: kindInput,
    component: Choice,
    isEdited: isSelectEntryEdited,
    label: 'Kind of publication',
    options: choices('kinds'),
    description: 'Without a choice the variable kind says it.',
    get: element => fixed(kindInput(element).get('source')),
    set: (modeler, element, source = '=kind') =>
      modeler.get('modeling').updateModdleProperties(element, kindInput(element), { source }),
  },
  {
    id: 'sunroad-due',
    where: element => is(element, 'bpmn:UserTask'),
    component: TextOrFeel,
    isEdited: isFeelEntryEdited,
    label: 'Due in working days',
    description: 'A number, or FEEL such as parameters.intake_days.',
    attribute: 'sunroad:dueWorkingDays',
  },
  {
    id: 'sunroad-rule',
    where: element => is(element, 'bpmn:FlowNode'),
    component: LawField,
    isEdited: isTextFieldEntryEdited,
  },
  flag('suspendable', 'false', {
    where: element => is(element, 'bpmn:UserTask'),
    label: 'Goes on while suspended',
    description: 'This task may be done while the project stands still.',
  }),
  flag('suspends', 'true', {
    where: isHandler,
    label: 'Suspends the project',
    description: 'The rest of the project stands still while this runs.',
  }),
  flag('afterSuspension', 'fire', {
    where: isTimer,
    label: 'Fires after a suspension',
    description: 'When its moment passed during a suspension, it fires on resuming.',
  }),
  {
    id: 'sunroad-label',
    where: element => isRepeated(element) && isAny(element, ['bpmn:CallActivity', 'bpmn:SubProcess']),
    component: TextOrFeel,
    isEdited: isFeelEntryEdited,
    label: 'Name of an instance',
    description: 'What tells one apart, such as lot.name.',
    attribute: 'sunroad:instanceLabel',
  },
  ...[
    { name: 'title', component: Words, isEdited: isTextFieldEntryEdited, label: 'Title of the message' },
    {
      name: 'sender',
      component: Words,
      isEdited: isTextFieldEntryEdited,
      label: 'Senders of the message',
      description: 'Keys of roles with commas between them, such as agency,tenderee.',
    },
    { name: 'form', component: Choice, isEdited: isSelectEntryEdited, label: 'Form of the message', options: choices('forms') },
  ].map(({ name, ...entry }) => ({
    ...entry,
    id: `sunroad-message-${name}`,
    where: messageOf,
    get: element => messageOf(element).get(`sunroad:${name}`),
    set: putMessage(name),
  })),
];

const entriesOf = element =>
  ENTRIES.filter(entry => entry.where(element)).map(({ where, ...entry }) => ({ ...entry, element }));

/** Groups and entries of the dialect that this engine does not read, or that the own group replaces. */
const HIDDEN = new Set([
  'Zeebe__ExecutionListeners',
  'Zeebe__TaskListeners',
  'userTaskImplementation',
  'activeElements',
  'adHocSubProcessImplementation',
  'form',
  'calledElement',
  'target',
]);
const HIDDEN_ENTRIES = new Set(['versionTag', 'bindingType', 'isStartableInTasklist', 'jobPriority', 'taskDefinitionRetries', 'decisionId']);

class OwnGroup {
  constructor(propertiesPanel, translate) {
    this.translate = translate;
    propertiesPanel.registerProvider(200, this);
  }

  getGroups(element) {
    return groups => {
      const kept = groups.filter(group => isShown(group, element)).map(withoutHidden);
      const entries = entriesOf(element);
      if (entries.length) kept.splice(1, 0, { id: 'sunroad', label: this.translate('Sunroad'), entries, shouldOpen: true });
      return kept;
    };
  }
}
OwnGroup.$inject = ['propertiesPanel', 'translate'];

/** Templates are services: they suit tasks that may ask for one. */
const isShown = ({ id }, { type }) =>
  !HIDDEN.has(id) && (id !== 'ElementTemplates__Template' || ['bpmn:Task', 'bpmn:ServiceTask'].includes(type));

const withoutHidden = group =>
  group.entries ? { ...group, entries: group.entries.filter(({ id }) => !HIDDEN_ENTRIES.has(id)) } : group;

/** A double click opens what an element stands for. */
class Opening {
  constructor(eventBus) {
    eventBus.on('element.dblclick', 1500, ({ element }) => (openLink(element) ? false : undefined));
  }
}
Opening.$inject = ['eventBus'];

export const ownModule = {
  __init__: ['sunroadGroup', 'sunroadOpening'],
  sunroadGroup: ['type', OwnGroup],
  sunroadOpening: ['type', Opening],
};
