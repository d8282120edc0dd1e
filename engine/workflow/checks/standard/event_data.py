"""What an event carries is of the kind that its message, signal, error or escalation says."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import EVENTS, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.items import alike, item_of
from engine.workflow.checks.xml import BPMN, Node, kind

CLAUSE = "10.5.1"
CARRIED = {
    "messageEventDefinition": "messageRef",
    "signalEventDefinition": "signalRef",
    "errorEventDefinition": "errorRef",
    "escalationEventDefinition": "escalationRef",
}


def check(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each(*EVENTS):
        data = [*event.findall(f"{BPMN}dataInput"), *event.findall(f"{BPMN}dataOutput")]
        for carrier in _carriers(diagram, event) if data else ():
            item = item_of(diagram, carrier)
            if item is not None and not any(alike(item_of(diagram, one), item) for one in data):
                names = ", ".join(str(one.get("id")) for one in data)
                yield diagram.complain(
                    event,
                    f"{kind(carrier)} {carrier.get('id')} 的数据类型 {item.get('id')} "
                    f"与事件的数据 {names} 都不相同",
                    f"none of its data {names} has the item definition {item.get('id')} of "
                    f"{kind(carrier)} {carrier.get('id')}",
                )


def _carriers(diagram: Diagram, event: Node) -> Iterator[Node]:
    for definition in diagram.index.definitions(event):
        found = diagram.index.find(definition.get(CARRIED.get(kind(definition), "")))
        if found is not None:
            yield found
