"""An activity takes and gives at least one token."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

CLAUSE = "10.3, Table 10.3"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*ACTIVITIES):
        for name in ("startQuantity", "completionQuantity"):
            value = node.get(name, "1").strip()
            if value.startswith("-") or not value.strip("+0"):
                yield diagram.complain(
                    node,
                    f"{name} 须至少为 1，现为 {value}",
                    f"{name} is {value}, at least 1 needed",
                )
