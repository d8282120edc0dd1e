"""Complete one open human task with what its form brought."""

from dataclasses import dataclass

from engine.errors import SomeoneWasFaster
from engine.people import permissions
from engine.vocabulary import Data, Fact, Order
from engine.workflow import directory, drafts, opened, submissions
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class CompleteTask(Order):
    """`data` is the raw submission; the task's form decides what of it holds."""

    task: str
    data: Data


def handle(order: CompleteTask, work: Work) -> None:
    try:
        project, task = opened.task(work, order.task)
    except SomeoneWasFaster as faster:
        work.attempt(drafts.row(work, order.task, order.data))
        faster.recorded = True
        raise
    permissions.require(permissions.may_complete(order.actor, task.place), task.title)
    form = project.version.forms.get(task.form or "")
    prefill = {**submissions.prefill(project, task), **directory.of_form(work.session, form)}
    data = submissions.checked(
        work, project.version, task.form, order.data, prefill, project=project.id
    )
    work.completed[task.id] = work.shown_as
    work.record(
        Fact.TASK_COMPLETED,
        chain=project.chain,
        element=task.element,
        token=task.token,
        commitment=submissions.keep(work, project, task.id, data),
    )
    project.flow.complete(task.token, data)
