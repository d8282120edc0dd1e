"""Give an open task to a colleague who holds the role in the same organisation."""

from dataclasses import dataclass

from sqlalchemy import update

from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import colleagues, notifying, opened
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AssignTask(Order):
    task: str
    person: str


def handle(order: AssignTask, work: Work) -> None:
    project, task = opened.task(work, order.task)
    colleague = colleagues.find(work, order.person)
    permissions.require(permissions.may_assign(order.actor, task.place, colleague), task.title)
    work.session.execute(update(TaskRow).where(TaskRow.id == task.id).values(assignee=colleague.id))
    work.record(
        Fact.TASK_ASSIGNED,
        chain=project.chain,
        element=task.element,
        token=task.token,
        person=colleague.id,
    )
    notifying.tell(work, [colleague.id], "task_assigned", project, task=task.id, title=task.title)
