"""Task rows follow the tokens; claim, delegation, follow-up, priority and draft stay the row's."""

from datetime import UTC, datetime

from sqlalchemy import bindparam, delete, insert, update

from engine.store.base import table_of
from engine.vocabulary import Fact
from engine.workflow import audiences, notifying
from engine.workflow.project import Project, Sight
from engine.workflow.spiff import OpenTask
from engine.workflow.tables import AudienceRow, DraftRow, TaskRow
from engine.workflow.transaction import Transaction

_TASK, _AUDIENCE, _DRAFT = table_of(TaskRow), table_of(AudienceRow), table_of(DraftRow)
_INSERT, _WAIT = insert(_TASK), insert(_AUDIENCE)
_CLOSE = (
    update(_TASK)
    .where(_TASK.c.id == bindparam("b_task"))
    .values(
        state=bindparam("state"), closed_at=bindparam("closed_at"), closed_by=bindparam("closed_by")
    )
)
_MOVE = update(_TASK).where(_TASK.c.id == bindparam("b_task"))
_SORT = update(_AUDIENCE).where(_AUDIENCE.c.task == bindparam("b_task"))
_LEAVE = delete(_AUDIENCE).where(_AUDIENCE.c.task == bindparam("b_task"))
_FORGET = delete(_DRAFT).where(
    _DRAFT.c.task == bindparam("b_task"), _DRAFT.c.person == bindparam("b_person")
)
NO_DUE = datetime(9999, 12, 31, tzinfo=UTC)


def task_id(project: Project, token: str) -> str:
    """The id of a task row: its project and its token."""
    return f"{project.id}-{token}"


def follow(work: Transaction, project: Project, after: Sight) -> None:
    """Insert what opened, close what went, move what moved."""
    before = project.before.tasks
    for token in before.keys() - after.tasks.keys():
        _close(work, project, before[token])
    opened = [task for token, task in after.tasks.items() if token not in before]
    if opened:
        _open(work, project, opened)
    for token in before.keys() & after.tasks.keys():
        if before[token] != after.tasks[token]:
            _move(work, project, before[token], after.tasks[token])


def _open(work: Transaction, project: Project, tasks: list[OpenTask]) -> None:
    waiting = {task.id: _audience(work, project, task) for task in tasks}
    work.write(_INSERT, [_row(work, project, task) for task in tasks])
    rows = [
        {"audience": key, "sort_at": task.due_at or NO_DUE, "task": task_id(project, task.id)}
        for task in tasks
        for key in waiting[task.id]
    ]
    if rows:
        work.write(_WAIT, rows)
    for task in tasks:
        work.record(Fact.TASK_OPENED, chain=project.chain, element=task.element, token=task.id)
        notifying.task_opened(work, project, task, waiting[task.id])


def _row(work: Transaction, project: Project, task: OpenTask) -> dict[str, object]:
    return {
        "id": task_id(project, task.id),
        "project": project.id,
        "token": task.id,
        "element": task.element,
        "title": task.name,
        "role": task.lane,
        "form": task.form,
        "rule": task.rule,
        "state": "open",
        "frozen": task.frozen,
        "due_at": task.due_at,
        "follow_up_at": task.follow_up_at,
        "priority": task.priority,
        "entered_at": work.now,
        "assignee": project.people[task.assignee] if task.assignee else None,
    }


def _audience(work: Transaction, project: Project, task: OpenTask) -> tuple[str, ...]:
    named = (task.assignee,) if task.assignee else task.users
    people = [project.people[name] for name in named]
    for person in people:
        if task.lane:
            project.join(task.lane, f"person:{person}")
    return audiences.of_task(
        role=task.lane,
        region=project.region,
        bound=work.house.roles.bound(task.lane),
        people=people,
        groups=task.groups,
        participants=project.participants,
    )


def _close(work: Transaction, project: Project, task: OpenTask) -> None:
    id_ = task_id(project, task.id)
    done = id_ in work.completed
    work.write(
        _CLOSE,
        {
            "b_task": id_,
            "state": "done" if done else "withdrawn",
            "closed_at": work.now,
            "closed_by": work.completed.get(id_),
        },
    )
    work.write(_LEAVE, {"b_task": id_})
    if done:
        work.write(_FORGET, {"b_task": id_, "b_person": work.actor.id})
    else:
        work.record(Fact.TASK_WITHDRAWN, chain=project.chain, element=task.element, token=task.id)


def _move(work: Transaction, project: Project, was: OpenTask, task: OpenTask) -> None:
    id_ = task_id(project, task.id)
    work.write(_MOVE, {"b_task": id_, "due_at": task.due_at, "frozen": task.frozen})
    if was.due_at != task.due_at:
        work.write(_SORT, {"b_task": id_, "sort_at": task.due_at or NO_DUE})
        work.record(
            Fact.TIMER_MOVED,
            chain=project.chain,
            element=task.element,
            token=task.id,
            was=_text(was.due_at),
            due=_text(task.due_at),
        )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
