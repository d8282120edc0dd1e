"""Set a task's priority and the day somebody wants to look at it again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import opened
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PrioritiseTask(Order):
    """`priority` 0 to 100."""

    task: str
    priority: int
    follow_up_at: datetime | None = None


def handle(order: PrioritiseTask, work: Work) -> None:
    project, task = opened.task(work, order.task)
    permissions.require(permissions.in_lane(order.actor, task.place), task.title)
    if not 0 <= order.priority <= 100:
        raise Invalid(Problem(field="priority", key="out_of_range", text="0 to 100"))
    work.session.execute(
        update(TaskRow)
        .where(TaskRow.id == task.id)
        .values(priority=order.priority, follow_up_at=order.follow_up_at)
    )
    work.record(
        Fact.TASK_PRIORITISED,
        chain=project.chain,
        element=task.element,
        token=task.token,
        priority=order.priority,
    )
