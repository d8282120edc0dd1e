"""Where a path splits by conditions, every way but the default has one."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, words


def check(package: Package) -> Iterator[Complaint]:
    for diagram, gateway in package.each("exclusiveGateway", "inclusiveGateway"):
        ways, default = diagram.index.out(gateway), gateway.get("default")
        for way in ways if len(ways) > 1 else ():
            if way.get("id") != default and not words(way.find(f"{BPMN}conditionExpression")):
                yield diagram.complain(
                    way, "缺少条件，且不是默认连线", "it has no condition and is not the default"
                )
