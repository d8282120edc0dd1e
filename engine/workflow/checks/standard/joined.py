"""Once a process says where it starts and ends, every node in it is entered and left."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import CONTAINERS, Diagram, inside, is_handler
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, kind

TRUE = ("true", "1")
INTERMEDIATE = frozenset({"intermediateCatchEvent", "intermediateThrowEvent"})
"""They have rules of their own, with or without start and end events."""


def entered(package: Package) -> Iterator[Complaint]:
    for diagram, node in _nodes(package, "startEvent"):
        starts = kind(node) in ("startEvent", "boundaryEvent") or node.get("instantiate") in TRUE
        if not starts and not diagram.index.into(node):
            yield diagram.complain(
                node,
                "同一层有开始事件，它就必须有进入的顺序流",
                "there is a start event beside it, so it needs an incoming sequence flow",
            )


def left(package: Package) -> Iterator[Complaint]:
    for diagram, node in _nodes(package, "endEvent"):
        ends = kind(node) in ("endEvent", "boundaryEvent")
        if not ends and not diagram.index.out(node):
            yield diagram.complain(
                node,
                "同一层有结束事件，它就必须有离开的顺序流",
                "there is an end event beside it, so it needs an outgoing sequence flow",
            )


def _nodes(package: Package, beside: str) -> Iterator[tuple[Diagram, Node]]:
    for diagram, container in package.each(*CONTAINERS):
        if container.find(BPMN + beside) is not None:
            for node in inside(container):
                if not _apart(node):
                    yield diagram, node


def _apart(node: Node) -> bool:
    compensates = node.get("isForCompensation") in TRUE
    return compensates or is_handler(node) or kind(node) in INTERMEDIATE
