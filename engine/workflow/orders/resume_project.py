"""Resume a suspended project; relative periods move by the length of the suspension."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.errors import Invalid, Problem, WrongState
from engine.language import feel
from engine.people import permissions
from engine.vocabulary import Data, Fact, Json, Order
from engine.workflow import places, reasons
from engine.workflow.project import Project
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeProject(Order):
    """`dates` holds newly published moments for timers that would have passed, by name."""

    project: str
    reason: str
    dates: Data = field(default_factory=dict)


def handle(order: ResumeProject, work: Work) -> None:
    project = work.project(order.project)
    place, supervised = places.of_project(work, project), project.suspended_by == "supervisor"
    permissions.require(permissions.may_resume(order.actor, place, by_supervisor=supervised))
    if project.state != "suspended":
        raise WrongState(project.title, state=project.state)
    reason = reasons.given(order.reason, needed=False)
    _check_dates(order, work, project)
    if order.dates:
        project.flow.write(order.dates)
    project.flow.resume()
    project.state, project.suspended_at, project.suspended_by = "running", None, None
    work.record(
        Fact.PROJECT_RESUMED,
        chain=project.chain,
        reason=reason,
        dates=dict(order.dates),
    )


def _check_dates(order: ResumeProject, work: Work, project: Project) -> None:
    """Only a moment of the case file is published anew, and only one to come."""
    known = project.root()
    for name, text in order.dates.items():
        if _moment(known.get(name), work) is None:
            raise _wrong(name, "no_such_moment", "the project holds no such moment")
        at = _moment(text, work)
        if at is None or at <= work.now:
            raise _wrong(name, "not_to_come", "it must be a moment to come")


def _moment(value: Json, work: Work) -> datetime | None:
    return feel.moment(value, work.now) if isinstance(value, str) else None


def _wrong(name: str, key: str, text: str) -> Invalid:
    return Invalid(Problem(field=f"dates.{name}", key=key, text=text))
