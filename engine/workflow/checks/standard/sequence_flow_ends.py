"""A sequence flow joins two flow nodes of one process or sub-process."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

CLAUSE = "8.4.13"
CHOREOGRAPHY = {"choreographyTask", "subChoreography", "callChoreography"}
ENDS = FLOW_NODES | CHOREOGRAPHY
ARTIFACTS = frozenset({"association", "group", "textAnnotation"})


def check(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("sequenceFlow"):
        for side in ("sourceRef", "targetRef"):
            yield from _end(diagram, flow, side)


def _end(diagram: Diagram, flow: Node, side: str) -> Iterator[Complaint]:
    name = flow.get(side, "")
    end = diagram.index.find(name)
    if end is None:
        yield diagram.complain(
            flow, f"顺序流的 {side} 指向不存在的 {name}", f"its {side} {name} does not exist"
        )
    elif kind(end) in ARTIFACTS:
        return
    elif kind(end) not in ENDS:
        yield diagram.complain(
            flow,
            f"顺序流的 {side} {name} 是 {kind(end)}，不是流程节点",
            f"its {side} {name} is a {kind(end)}, which is no flow node",
        )
    elif end.getparent() is not flow.getparent():
        yield diagram.complain(
            flow,
            f"顺序流的 {side} {name} 在另一个流程或子流程中",
            f"its {side} {name} lies in another process or sub-process",
        )
