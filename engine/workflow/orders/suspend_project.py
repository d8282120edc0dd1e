"""Suspend a project: nothing fires, nothing can be completed, until it is resumed."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem, WrongState
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import places
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
    if not order.reason.strip():
        raise Invalid(Problem(field="reason", key="required", text="a reason is needed"))
    project.state, project.suspended_at = "suspended", work.now
    project.suspended_by = "supervisor" if "supervisor" in order.actor.roles else "tenderee"
    project.flow.suspend()
    work.record(Fact.PROJECT_SUSPENDED, chain=project.chain, reason=order.reason.strip())
