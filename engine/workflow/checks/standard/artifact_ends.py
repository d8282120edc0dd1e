"""No flow starts or ends at an artifact."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.sequence_flow_ends import ARTIFACTS
from engine.workflow.checks.xml import kind

CLAUSE = "8.4.1"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("sequenceFlow", "messageFlow"):
        for side in ("sourceRef", "targetRef"):
            end = diagram.index.find(flow.get(side))
            if end is not None and kind(end) in ARTIFACTS:
                name = end.get("id")
                yield diagram.complain(
                    flow,
                    f"{kind(flow)} 的 {side} 不能是工件 {name}（{kind(end)}）",
                    f"its {side} must not be the artifact {name} ({kind(end)})",
                )
