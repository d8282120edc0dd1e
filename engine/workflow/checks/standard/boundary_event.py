"""A boundary event sits on an activity beside it and leads away from it."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES, is_handler
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import kind


def attached(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        name = event.get("attachedToRef", "")
        host = diagram.index.find(name)
        if host is None or host.getparent() is not event.getparent():
            yield diagram.complain(
                event,
                f"边界事件所附的 {name} 不在同一流程或子流程中",
                f"it is attached to {name}, which is not in the same process or sub-process",
            )
        elif kind(host) not in ACTIVITIES or is_handler(host):
            yield diagram.complain(
                event,
                f"边界事件只能附在活动上，{name} 是 {kind(host)}",
                f"a boundary event is attached to an activity, and {name} is of kind {kind(host)}",
            )


def incoming(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        for flow in diagram.index.into(event):
            yield diagram.complain(
                event,
                f"边界事件不能有进入的顺序流 {flow.get('id')}",
                f"a boundary event must have no incoming sequence flow ({flow.get('id')})",
            )


def outgoing(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        compensates = "compensate" in diagram.index.triggers(event)
        if not compensates and not diagram.index.out(event):
            yield diagram.complain(
                event,
                "边界事件必须有离开的顺序流",
                "a boundary event needs an outgoing sequence flow",
            )


def compensation(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        if "compensate" in diagram.index.triggers(event):
            for flow in diagram.index.out(event):
                yield diagram.complain(
                    event,
                    f"补偿边界事件不能有离开的顺序流 {flow.get('id')}，须用关联指向补偿活动",
                    f"a compensation boundary event must have no outgoing sequence flow "
                    f"({flow.get('id')}); an association leads to its handler",
                )
