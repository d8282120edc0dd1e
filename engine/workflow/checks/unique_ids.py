"""Everything that takes part in the flow has an id, and no two things share one."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN

NEED = FLOW_NODES | {"process", "message", "signal", "error", "escalation", "lane"}


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        yield from _twice(diagram)
        for node in diagram.each(*NEED):
            if not node.get("id"):
                yield diagram.complain(node, "缺少 id", "it has no id")
    seen: set[str] = set()
    for diagram, process in package.each("process"):
        id_ = str(process.get("id"))
        if id_ in seen:
            yield diagram.complain(
                process, f"流程 {id_} 出现两次", f"process {id_} exists twice in the package"
            )
        seen.add(id_)


def _twice(diagram: Diagram) -> Iterator[Complaint]:
    seen: set[str] = set()
    for node in diagram.root.iter(f"{BPMN}*"):
        id_ = node.get("id")
        if id_ and id_ in seen:
            yield diagram.complain(node, f"重复的 id {id_}", f"id {id_} is used twice")
        seen.add(id_ or "")
