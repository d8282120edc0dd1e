"""A condition chooses between ways, so there is another; an event-based gateway takes none."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, kind

CLAUSE = "8.4.13"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("sequenceFlow"):
        source = diagram.index.find(flow.get("sourceRef"))
        if source is None or flow.find(f"{BPMN}conditionExpression") is None:
            continue
        name = source.get("id")
        if kind(source) in ACTIVITIES and len(diagram.index.out(source)) == 1:
            yield diagram.complain(
                flow,
                f"条件顺序流是活动 {name} 唯一的出口，须另有一条顺序流",
                f"it is conditional and the only way out of activity {name}: another is needed",
            )
        elif kind(source) == "eventBasedGateway":
            yield diagram.complain(
                flow,
                f"从事件网关 {name} 出发的顺序流不能有条件",
                f"a sequence flow that leaves event-based gateway {name} must have no condition",
            )
