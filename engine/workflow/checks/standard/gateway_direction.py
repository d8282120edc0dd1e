"""A gateway has the ways in and out that its gatewayDirection promises."""

from collections.abc import Iterator, Mapping

from engine.workflow.checks.diagram import GATEWAYS
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

CLAUSE = "8.4.9"
MANY = {"Converging": (True, False), "Diverging": (False, True), "Mixed": (True, True)}
"""Whether there are many ways in, and many ways out."""
SIDES: Mapping[tuple[int, bool], tuple[str, str]] = {
    (0, True): ("须有多条进入的顺序流", "needs several incoming sequence flows"),
    (0, False): ("不能有多条进入的顺序流", "must not have several incoming sequence flows"),
    (1, True): ("须有多条离开的顺序流", "needs several outgoing sequence flows"),
    (1, False): ("不能有多条离开的顺序流", "must not have several outgoing sequence flows"),
}


def check(package: Package) -> Iterator[Complaint]:
    for diagram, gateway in package.each(*GATEWAYS):
        direction = gateway.get("gatewayDirection", "Unspecified")
        ways = (len(diagram.index.into(gateway)), len(diagram.index.out(gateway)))
        for side, many in enumerate(MANY.get(direction, ())):
            if (ways[side] > 1) != many:
                zh, en = SIDES[side, many]
                yield diagram.complain(
                    gateway,
                    f"gatewayDirection 为 {direction} 的网关{zh}（现有 {ways[side]} 条）",
                    f"a gateway with gatewayDirection {direction} {en} (it has {ways[side]})",
                )
