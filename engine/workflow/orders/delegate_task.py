"""Hand one's own task to a colleague for a while, or take it back."""

from dataclasses import dataclass

from sqlalchemy import update

from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import colleagues, notifying, opened
from engine.workflow.tables import TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DelegateTask(Order):
    """`person` None takes a delegated task back."""

    task: str
    person: str | None


def handle(order: DelegateTask, work: Work) -> None:
    project, task = opened.task(work, order.task)
    if order.person is None:
        permissions.require(permissions.may_take_back(order.actor, task.place), task.title)
        fact, holder, delegated_by = Fact.TASK_TAKEN_BACK, order.actor.id, None
    else:
        colleague = colleagues.find(work, order.person)
        permissions.require(
            permissions.may_delegate(order.actor, task.place, colleague), task.title
        )
        fact, holder, delegated_by = Fact.TASK_DELEGATED, colleague.id, order.actor.id
    work.session.execute(
        update(TaskRow)
        .where(TaskRow.id == task.id)
        .values(assignee=holder, delegated_by=delegated_by)
    )
    work.record(fact, chain=project.chain, element=task.element, token=task.token, person=holder)
    notifying.tell(work, [holder], "task_delegated", project, task=task.id, title=task.title)
