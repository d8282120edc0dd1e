"""Resume a suspended project; relative periods move by the length of the suspension."""

from dataclasses import dataclass, field

from engine.errors import WrongState
from engine.people import permissions
from engine.vocabulary import Data, Fact, Order
from engine.workflow import places
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
    unknown = order.dates.keys() - project.root().keys()
    if unknown:
        raise WrongState(project.title, unknown=sorted(unknown)[0])
    if order.dates:
        project.flow.write(order.dates)
    project.flow.resume()
    project.state, project.suspended_at, project.suspended_by = "running", None, None
    work.record(
        Fact.PROJECT_RESUMED,
        chain=project.chain,
        reason=order.reason.strip(),
        dates=dict(order.dates),
    )
