"""Let the due timers of one project fire; given by the clock alone."""

from dataclasses import dataclass

from engine.people import permissions
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class FireTimers(Order):
    project: str


def handle(order: FireTimers, work: Work) -> bool:
    """False when another worker holds the project: it fires what is due."""
    permissions.require(permissions.is_clock(order.actor))
    project = work.try_project(order.project)
    if project is None or project.state != "running":
        return False
    project.flow.settle()
    return True
