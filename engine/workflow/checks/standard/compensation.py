"""A compensation event leads by an association to one activity that is for compensation."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

CLAUSE = "10.7.1"


def handler(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        if "compensate" not in diagram.index.triggers(event):
            continue
        handlers = _handlers(diagram, event)
        if not handlers:
            yield diagram.complain(
                event,
                "补偿边界事件须用关联指向一个补偿活动",
                "a compensation boundary event needs an association to its handler",
            )
        for node in handlers:
            if node.get("isForCompensation") not in ("true", "1"):
                name = node.get("id")
                yield diagram.complain(
                    node,
                    f"它是 {event.get('id')} 的补偿活动，isForCompensation 须为 true",
                    f"{name} compensates for {event.get('id')}: isForCompensation must be true",
                )


def activity(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*ACTIVITIES):
        if node.get("isForCompensation") in ("true", "1"):
            for flow in (*diagram.index.into(node), *diagram.index.out(node)):
                yield diagram.complain(
                    node,
                    f"补偿活动不在正常流程中，不能有顺序流 {flow.get('id')}",
                    f"a compensation activity must have no sequence flow ({flow.get('id')})",
                )


def _handlers(diagram: Diagram, event: Node) -> list[Node]:
    found = []
    for association in diagram.each("association"):
        if diagram.index.find(association.get("sourceRef")) is event:
            other = diagram.index.find(association.get("targetRef"))
            if other is not None and kind(other) in ACTIVITIES:
                found.append(other)
    return found
