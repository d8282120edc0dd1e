"""A receive task that starts a process is its beginning: nothing leads to it."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

CLAUSE = "10.3.3"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, task in package.each("receiveTask"):
        starts = task.get("instantiate") in ("true", "1")
        for flow in diagram.index.into(task) if starts else ():
            yield diagram.complain(
                task,
                f"启动流程（instantiate）的接收任务不能有进入的顺序流 {flow.get('id')}",
                "a receive task that starts the process (instantiate) must have no incoming "
                f"sequence flow ({flow.get('id')})",
            )
