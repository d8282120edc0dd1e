"""Give a claimed task back to its group."""

from dataclasses import dataclass

from sqlalchemy import update

from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import opened
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseTask(Order):
    task: str


def handle(order: ReleaseTask, work: Work) -> None:
    project, task = opened.task(work, order.task)
    permissions.require(permissions.may_release(order.actor, task.place), task.title)
    work.session.execute(
        update(TaskRow).where(TaskRow.id == task.id).values(assignee=None, delegated_by=None)
    )
    work.record(Fact.TASK_RELEASED, chain=project.chain, element=task.element, token=task.token)
