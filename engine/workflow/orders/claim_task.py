"""Take an open task of one's groups for oneself."""

from dataclasses import dataclass

from sqlalchemy import update

from engine.errors import SomeoneWasFaster
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import opened
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimTask(Order):
    task: str


def handle(order: ClaimTask, work: Work) -> None:
    project, task = opened.task(work, order.task)
    permissions.require(permissions.may_claim(order.actor, task.place), task.title)
    if task.assignee and task.assignee != order.actor.id:
        raise SomeoneWasFaster(task.title, person=task.assignee)
    work.session.execute(
        update(TaskRow).where(TaskRow.id == task.id).values(assignee=order.actor.id)
    )
    work.record(Fact.TASK_CLAIMED, chain=project.chain, element=task.element, token=task.token)
