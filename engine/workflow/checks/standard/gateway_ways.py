"""A gateway joins or splits: it has several ways in or several ways out."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import GATEWAYS
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

CLAUSE = "10.6.1"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, gateway in package.each(*GATEWAYS):
        ways = len(diagram.index.into(gateway)), len(diagram.index.out(gateway))
        if max(ways) < 2:
            yield diagram.complain(
                gateway,
                f"网关须有多条进入或多条离开的顺序流（现有 {ways[0]} 进 {ways[1]} 出）",
                f"a gateway needs several ways in or several ways out (it has {ways[0]} in, "
                f"{ways[1]} out)",
            )
