"""Rules of compensation (BPMN 2.0, 10.7): what is drawn must be able to run."""

from engine.workflow.spiff.reading.document import definitions_of
from engine.workflow.spiff.reading.model import INSIDE, Container
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, is_set, kind

EVENT = "compensateEventDefinition"


def check(reader: Reader, node: Node) -> None:
    """Note every breach of a node as a finding."""
    if is_set(node, "isForCompensation") and not is_set(node, "triggeredByEvent"):
        _activity(reader, node)
    definitions = [part for part in definitions_of(reader.document, node) if kind(part) == EVENT]
    if definitions and kind(node) == "boundaryEvent":
        _boundary(reader, node)
    elif definitions and kind(node) != "startEvent":
        _thrown(reader, node, definitions[0].get("activityRef", "").rpartition(":")[2])


def _activity(reader: Reader, node: Node) -> None:
    id_ = node.get("id", "")
    if reader.container.entering(node) or reader.container.leaving(node):
        reader.wrong(node, "no sequence flow touches a compensation activity")
    beside = reader.document.associations.get(id_, [])
    events = [reader.container.nodes.get(other) for other in beside]
    if not any(event is not None and kind(event) == "boundaryEvent" for event in events):
        reader.wrong(node, "no compensation event leads to this compensation activity")
    if reader.container.beside.get(id_):
        reader.wrong(node, "a compensation activity has no boundary events")


def _boundary(reader: Reader, node: Node) -> None:
    if reader.container.leaving(node):
        reader.wrong(node, "no sequence flow leaves a compensation event at a boundary")
    beside = reader.container.beside.get(node.get("attachedToRef", ""), [])
    if next(other for other in beside if _compensates(reader, other)) is not node:
        reader.wrong(node, "an activity is undone by one compensation event")


def _thrown(reader: Reader, node: Node, activity: str) -> None:
    if not activity:
        return
    levels = list(_levels(reader.container))
    if not any(_can_be_undone(reader, level, activity) for level in levels):
        reader.wrong(node, f"activityRef {activity!r} is nothing here that can be compensated")


def _levels(container: Container) -> list[Container]:
    """The level of the event; out of an event sub-process also the one around it."""
    found = [container]
    while container.parent is not None and is_set(container.node, "triggeredByEvent"):
        container = container.parent
        found.append(container)
    return found


def _can_be_undone(reader: Reader, level: Container, activity: str) -> bool:
    node = level.nodes.get(activity)
    if node is None:
        return False
    events = level.beside.get(activity, [])
    return kind(node) in INSIDE or any(_compensates(reader, event) for event in events)


def _compensates(reader: Reader, node: Node) -> bool:
    return any(kind(part) == EVENT for part in definitions_of(reader.document, node))
