/** Reads and writes what the panel's own group holds. */
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

const business = getBusinessObject;

export const definition = (element, type) =>
  business(element).get('eventDefinitions')?.find(one => is(one, `bpmn:${type}EventDefinition`));

export const isTimer = element => is(element, 'bpmn:Event') && Boolean(definition(element, 'Timer'));

export const isRepeated = element =>
  is(element, 'bpmn:Activity') && is(business(element).get('loopCharacteristics'), 'bpmn:MultiInstanceLoopCharacteristics');

/** The message that an event or task receives or throws. */
export function messageOf(element) {
  const own = business(element);
  if (is(element, 'bpmn:Event')) return definition(element, 'Message')?.get('messageRef');
  return is(own, 'bpmn:ReceiveTask') || is(own, 'bpmn:SendTask') ? own.get('messageRef') : undefined;
}

export const extension = (element, type) =>
  business(element).get('extensionElements')?.get('values').find(one => is(one, type));

/** Gives an element an extension of that type with these attributes, or changes the one it has. */
export function extend(modeler, element, type, attributes) {
  const [modeling, factory] = ['modeling', 'bpmnFactory'].map(name => modeler.get(name));
  const known = extension(element, type);
  if (known) return modeling.updateModdleProperties(element, known, attributes);
  const own = business(element);
  const values = own.get('extensionElements')?.get('values') ?? [];
  const extensions = factory.create('bpmn:ExtensionElements', { values: [] });
  extensions.$parent = own;
  const made = factory.create(type, attributes);
  extensions.values = [...values, made];
  extensions.values.forEach(one => (one.$parent = extensions));
  return modeling.updateProperties(element, { extensionElements: extensions });
}

/** The mapping that says which kind of notice is published, where the element publishes one. */
export function kindInput(element) {
  const inputs = extension(element, 'zeebe:IoMapping')?.get('inputParameters') ?? [];
  return inputs.find(one => one.get('target') === 'kind');
}
