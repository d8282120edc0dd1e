"""Where a process or sub-process begins, and where it ends."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN

TRUE = ("true", "1")
LEVELS = ("process", "subProcess", "transaction")
"""Ad-hoc sub-processes have neither start nor end events."""


def incoming(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("startEvent"):
        for flow in diagram.index.into(event):
            yield diagram.complain(
                event,
                f"开始事件不能有进入的顺序流 {flow.get('id')}",
                f"a start event must have no incoming sequence flow ({flow.get('id')})",
            )


def outgoing(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("endEvent"):
        for flow in diagram.index.out(event):
            yield diagram.complain(
                event,
                f"结束事件不能有离开的顺序流 {flow.get('id')}",
                f"an end event must have no outgoing sequence flow ({flow.get('id')})",
            )


def start(package: Package) -> Iterator[Complaint]:
    yield from _other(package, "endEvent", "startEvent")


def end(package: Package) -> Iterator[Complaint]:
    yield from _other(package, "startEvent", "endEvent")


def _other(package: Package, there: str, missing: str) -> Iterator[Complaint]:
    for diagram, container in package.each(*LEVELS):
        found = container.find(BPMN + there)
        if found is not None and container.find(BPMN + missing) is None:
            if missing == "startEvent" and any(n.get("instantiate") in TRUE for n in container):
                continue
            name = found.get("id")
            yield diagram.complain(
                container,
                f"有 {there} {name}，就必须有 {missing}",
                f"it has {there} {name}, so it needs one {missing} at least",
            )
