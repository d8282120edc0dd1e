"""Everything that is in the process is also drawn."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.geometry import boxes, edges
from engine.workflow.checks.package import Package

SHAPES = FLOW_NODES | {"lane", "participant"}
LINES = ("sequenceFlow", "messageFlow")


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        drawn, lines = boxes(diagram), edges(diagram)
        for node in diagram.each(*SHAPES):
            if node.get("id") not in drawn:
                yield diagram.complain(node, "没有画在图上", "it is not drawn")
        for flow in diagram.each(*LINES):
            if flow.get("id") not in lines:
                yield diagram.complain(flow, "连线没有画在图上", "the line is not drawn")
