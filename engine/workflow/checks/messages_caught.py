"""Which messages a diagram waits for, and where."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

CATCHERS = frozenset({"intermediateCatchEvent", "boundaryEvent", "startEvent"})


def caught(package: Package) -> Iterator[tuple[Diagram, Node, str]]:
    """Every event or task that waits for a message, with the id of the message.

    Start events of a process are left out: nothing runs yet that a message could belong to.
    """
    for diagram, definition in package.each("messageEventDefinition"):
        event = definition.getparent()
        if event is not None and kind(event) in CATCHERS and not _starts_a_process(event):
            yield diagram, event, definition.get("messageRef", "")
    for diagram, task in package.each("receiveTask"):
        yield diagram, task, task.get("messageRef", "")


def _starts_a_process(event: Node) -> bool:
    around = event.getparent()
    return kind(event) == "startEvent" and around is not None and kind(around) == "process"
