"""Suspend a project: nothing fires, nothing can be completed, until it is resumed."""

from dataclasses import dataclass

from engine.errors import WrongState
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import places, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SuspendProject(Order):
    project: str
    reason: str


def handle(order: SuspendProject, work: Work) -> None:
    project = work.project(order.project)
    permissions.require(permissions.may_suspend(order.actor, places.of_project(work, project)))
    if project.state != "running":
        raise WrongState(project.title, state=project.state)
    reason = reasons.given(order.reason)
    project.state, project.suspended_at = "suspended", work.now
    project.suspended_by = "supervisor" if "supervisor" in order.actor.roles else "tenderee"
    project.flow.suspend()
    work.record(Fact.PROJECT_SUSPENDED, chain=project.chain, reason=reason)
