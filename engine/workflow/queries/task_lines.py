"""The desk's list: open tasks that wait for somebody, in one of three orders, page by page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Subquery, select
from sqlalchemy.orm import Session

from engine.people.queries.names import names_of
from engine.vocabulary import Actor, Page
from engine.workflow.queries.answering import version_of
from engine.workflow.queries.task_keys import Scope, keys
from engine.workflow.queries.task_order import Sort, Wanted
from engine.workflow.queries.urgency import Urgency, bounds, urgency
from engine.workflow.tables import ProjectRow, TaskRow

__all__ = ["Scope", "Sort", "TaskLine", "task_lines"]

COUNTED = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskLine:
    """One row of a task list; `own` whether the asker's roles reach the task."""

    id: str
    element: str
    title: str
    role: str | None
    project: str
    project_title: str
    project_code: str | None
    version: str
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    entered_at: datetime
    assignee: str | None
    assignee_name: str | None
    delegated_by: str | None
    frozen: bool
    urgency: Urgency
    own: bool


def task_lines(
    session: Session,
    actor: Actor,
    *,
    scope: Scope = "groups",
    text: str = "",
    due: Urgency | None = None,
    sort: Sort = "due",
    after: str | None = None,
    limit: int = 50,
    language: str = "zh",
) -> Page[TaskLine]:
    """Open tasks: mine (claimed), my groups', or all of my organisation and region.

    Orders: the next due first, the most urgent first, the newest first.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    wanted = Wanted(
        keys=keys(session, actor, scope),
        holder=actor.id if scope == "mine" else None,
        text=text,
        due=due,
        bounds=bounds(session) if due else None,
        sort=sort,
    )
    found = wanted.ids(wanted.read(after), limit + 1)
    rows = session.execute(_lines(found, newest=sort == "entered")).all()
    shown = rows[:limit]
    names = names_of(session, {row.TaskRow.assignee for row in shown if row.TaskRow.assignee})
    count = session.scalar(wanted.count(COUNTED + 1)) or 0
    last = shown[-1] if len(rows) > limit else None
    return Page(
        items=tuple(
            _line(session, actor, row.TaskRow, row.ProjectRow, names, language) for row in shown
        ),
        next_key=wanted.write(last.rank, last.at, last.TaskRow.id) if last else None,
        count=min(count, COUNTED),
        capped=count > COUNTED,
    )


def _lines(found: Subquery, *, newest: bool) -> Select[tuple[TaskRow, ProjectRow, int, datetime]]:
    lines = (
        select(TaskRow, ProjectRow, found.c.rank, found.c.at)
        .join(found, found.c.task == TaskRow.id)
        .join(ProjectRow, ProjectRow.id == TaskRow.project)
    )
    if newest:
        return lines.order_by(found.c.at.desc(), TaskRow.id.desc())
    return lines.order_by(found.c.rank, found.c.at, TaskRow.id)


def _line(
    session: Session,
    actor: Actor,
    task: TaskRow,
    project: ProjectRow,
    names: dict[str, str],
    language: str,
) -> TaskLine:
    version = version_of(session, project)
    return TaskLine(
        id=task.id,
        element=task.element,
        title=version.title(task.element, language, task.title),
        role=task.role,
        project=project.id,
        project_title=project.title,
        project_code=project.code,
        version=project.version,
        due_at=task.due_at,
        follow_up_at=task.follow_up_at,
        priority=task.priority,
        entered_at=task.entered_at,
        assignee=task.assignee,
        assignee_name=names.get(task.assignee or ""),
        delegated_by=task.delegated_by,
        frozen=task.frozen,
        urgency=urgency(session, task.due_at),
        own=task.role is None or task.role in actor.roles,
    )
