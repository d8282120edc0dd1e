"""Whatever a reader of the diagram must understand has a name."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES, EVENTS, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

FORKS = frozenset({"exclusiveGateway", "inclusiveGateway"})
ALWAYS = ACTIVITIES | EVENTS | {"lane", "participant", "process"}


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*ALWAYS, *FORKS):
        if _needs_name(diagram, node) and not node.get("name", "").strip():
            yield diagram.complain(node, "没有名称", "it has no name")


def _needs_name(diagram: Diagram, node: Node) -> bool:
    return kind(node) not in FORKS or len(diagram.index.out(node)) > 1
