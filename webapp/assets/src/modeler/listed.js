/** Nodes list the flows that enter and leave them: a file may leave all of these lists out, never some entries. */
function completeLists(eventBus, elementRegistry) {
  eventBus.on('import.done', () => {
    for (const { businessObject: flow } of elementRegistry.filter(one => one.type === 'bpmn:SequenceFlow')) {
      list(flow.sourceRef, 'outgoing', flow);
      list(flow.targetRef, 'incoming', flow);
    }
  });
}
completeLists.$inject = ['eventBus', 'elementRegistry'];

function list(node, name, flow) {
  const flows = node.get(name);
  if (!flows.includes(flow)) flows.push(flow);
}

export const listedModule = { __init__: ['completeLists'], completeLists: ['type', completeLists] };
