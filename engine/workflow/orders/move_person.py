"""Move a person to another organisation; what they held of the old one's work is given back."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from engine.people import moving, permissions
from engine.people.inspection import Inspection
from engine.store.ledger import project_chain
from engine.vocabulary import Fact, Order
from engine.workflow import guard
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class MovePerson(Order):
    """`organisation` is the id of the new one."""

    person: str
    organisation: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Roles that the new organisation may not hold, and how many open tasks were given back."""

    roles_left: tuple[str, ...]
    tasks_released: int


def handle(order: MovePerson, work: Work) -> Moved:
    """Raises NotAllowed, Invalid (person, organisation or reason)."""
    permissions.require(permissions.may_move(order.actor, order.person))
    look = Inspection()
    look.text("reason", order.reason, most=2000)
    look.done()
    released = _release(order.person, work)
    left = moving.move(work, order.person, order.organisation, order.reason.strip())
    return Moved(roles_left=left, tasks_released=released)


def _release(person: str, work: Work) -> int:
    """Projects are locked in the order of their ids, before anything else is."""
    theirs = or_(TaskRow.assignee == person, TaskRow.delegated_by == person)
    open_ = select(TaskRow).where(theirs, TaskRow.state == "open")
    for project in sorted(set(work.session.scalars(open_.with_only_columns(TaskRow.project)))):
        guard.hold(work.session, project)
    tasks = work.session.scalars(open_.order_by(TaskRow.id)).all()
    return sum(_give_back(task, person, work) for task in tasks)


def _give_back(task: TaskRow, person: str, work: Work) -> bool:
    """What they held goes back to the group; what they had delegated stays where it is."""
    held = task.assignee == person
    task.delegated_by = None
    told = {"element": task.element, "token": task.token}
    if held:
        task.assignee = None
        work.record(Fact.TASK_RELEASED, chain=project_chain(task.project), **told)
    else:
        colleague = {**told, "person": task.assignee}
        work.record(Fact.TASK_ASSIGNED, chain=project_chain(task.project), **colleague)
    return held
