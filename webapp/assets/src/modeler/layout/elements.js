/** What is drawn of a process, and how large. */

export const TASK = { width: 118, height: 84 };
const EVENT = { width: 36, height: 36 };
const GATEWAY = { width: 50, height: 50 };
const ARTIFACTS = {
  'bpmn:DataObjectReference': { width: 36, height: 50 },
  'bpmn:DataStoreReference': { width: 50, height: 50 },
  'bpmn:TextAnnotation': { width: 118, height: 60 },
  'bpmn:Group': { width: 160, height: 100 },
};

export const isNode = element => element.$instanceOf('bpmn:FlowNode');
export const isBoundary = element => element.$type === 'bpmn:BoundaryEvent';
export const isContainer = element => element.$instanceOf('bpmn:SubProcess');

export const flowsOf = container => container.get('flowElements').filter(one => one.$type === 'bpmn:SequenceFlow');
export const associationsOf = container => (container.get('artifacts') ?? []).filter(one => one.$type === 'bpmn:Association');
export const nodesOf = container => container.get('flowElements').filter(one => isNode(one) && !isBoundary(one));
export const boundariesOf = container => container.get('flowElements').filter(isBoundary);
export const artifactsOf = container => [
  ...container.get('flowElements').filter(one => ARTIFACTS[one.$type]),
  ...(container.get('artifacts') ?? []).filter(one => ARTIFACTS[one.$type]),
];

/** The size of what has nothing inside. */
export function sizeOf(element) {
  if (ARTIFACTS[element.$type]) return ARTIFACTS[element.$type];
  if (element.$instanceOf('bpmn:Event')) return EVENT;
  return element.$instanceOf('bpmn:Gateway') ? GATEWAY : TASK;
}

/** The room it takes: names of events and gateways stand below them. */
export function roomOf(element, size) {
  const named = element.$instanceOf('bpmn:Event') || element.$instanceOf('bpmn:Gateway');
  return named ? { width: Math.max(size.width, 96), height: size.height + 56 } : size;
}
