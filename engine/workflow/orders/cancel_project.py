"""End a project before its time, with a reason that stays."""

from dataclasses import dataclass

from engine.errors import WrongState
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import places, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class CancelProject(Order):
    project: str
    reason: str


def handle(order: CancelProject, work: Work) -> None:
    project = work.project(order.project)
    permissions.require(permissions.may_cancel(order.actor, places.of_project(work, project)))
    if project.state not in ("running", "suspended"):
        raise WrongState(project.title, state=project.state)
    reason = reasons.given(order.reason)
    project.flow.cancel()
    project.state, project.ended_at = "cancelled", work.now
    work.record(Fact.PROJECT_CANCELLED, chain=project.chain, reason=reason)
