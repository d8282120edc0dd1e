/** The platform's own attributes in a diagram, as the engine reads them. */

const texts = (...names) => names.map(name => ({ name, isAttr: true, type: 'String' }));

export const sunroad = {
  name: 'Sunroad',
  prefix: 'sunroad',
  uri: 'http://sunroad.example/schema/bpmn/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Step', extends: ['bpmn:FlowNode'], properties: texts('rule') },
    { name: 'Repeated', extends: ['bpmn:Activity'], properties: texts('instanceLabel') },
    { name: 'Task', extends: ['bpmn:UserTask'], properties: texts('dueWorkingDays', 'suspendable') },
    { name: 'Handler', extends: ['bpmn:SubProcess'], properties: texts('suspends') },
    { name: 'Clock', extends: ['bpmn:Event'], properties: texts('afterSuspension') },
    { name: 'Offer', extends: ['bpmn:Message'], properties: texts('title', 'sender', 'form') },
  ],
};
