"""A task for people lies in a lane, itself or with the sub-process around it."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, words


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        placed = {words(ref) for ref in diagram.each("flowNodeRef")}
        for task in diagram.each("userTask", "manualTask"):
            if not _in_a_lane(task, placed):
                yield _complaint(diagram, task)


def _in_a_lane(task: Node, placed: set[str]) -> bool:
    at: Node | None = task
    while at is not None:
        if at.get("id") in placed:
            return True
        at = at.getparent()
    return False


def _complaint(diagram: Diagram, task: Node) -> Complaint:
    return diagram.complain(
        task, "任务不在任何泳道中，没有人能办理", "the task lies in no lane: nobody could do it"
    )
