"""A path ends at an end event, and nowhere else."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import definition, is_handler
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.nodes():
        if not _may_end(node) and not diagram.index.out(node):
            yield diagram.complain(
                node, "流程在此中断：没有后续连线", "the path breaks off here: nothing leaves it"
            )


def _may_end(node: Node) -> bool:
    compensates = node.get("isForCompensation") == "true" or definition(node) == "compensate"
    link = kind(node) == "intermediateThrowEvent" and definition(node) == "link"
    return kind(node) == "endEvent" or is_handler(node) or compensates or link
