"""A lane belongs to a role: its id is Lane_ and the role's key."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

PREFIX = "Lane_"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, lane in package.each("lane"):
        id_ = lane.get("id", "")
        if id_.removeprefix(PREFIX) not in package.bundle.roles or not id_.startswith(PREFIX):
            yield diagram.complain(
                lane,
                f"泳道 {id_} 不对应任何角色（应为 Lane_<角色>）",
                f"lane {id_} is not Lane_<role> of a known role",
            )
