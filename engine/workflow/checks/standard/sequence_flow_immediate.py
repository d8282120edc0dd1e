"""In a process that runs nothing unmodelled happens along a sequence flow."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import executable
from engine.workflow.checks.package import Package

CLAUSE = "8.4.13"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("sequenceFlow"):
        if flow.get("isImmediate") in ("false", "0") and executable(flow):
            yield diagram.complain(
                flow,
                "可执行流程中顺序流的 isImmediate 不能为 false",
                "isImmediate must not be false in an executable process",
            )
