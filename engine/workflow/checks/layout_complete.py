"""Everything that is in the process is also drawn, and nothing is drawn that is not in it."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.geometry import boxes, edges
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMNDI, line_of

BESIDE = {"textAnnotation", "group", "dataObjectReference", "dataStoreReference"}
SHAPES = FLOW_NODES | BESIDE | {"lane", "participant"}
LINES = ("sequenceFlow", "messageFlow", "association")


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        drawn, lines = boxes(diagram), edges(diagram)
        for node in diagram.each(*SHAPES):
            if node.get("id") not in drawn:
                yield diagram.complain(node, "没有画在图上", "it is not drawn")
        for flow in diagram.each(*LINES):
            if flow.get("id") not in lines:
                yield diagram.complain(flow, "连线没有画在图上", "the line is not drawn")
        yield from _of_nothing(diagram)


def _of_nothing(diagram: Diagram) -> Iterator[Complaint]:
    for shape in diagram.root.iter(f"{BPMNDI}BPMNShape", f"{BPMNDI}BPMNEdge"):
        name = shape.get("bpmnElement", "")
        if diagram.index.find(name) is None:
            zh, en = f"图形画的元素 {name} 不存在", f"it draws {name}, which does not exist"
            yield Complaint(diagram.file, shape.get("id", ""), zh, en, line_of(shape))
