"""The desk's list: open tasks that wait for somebody, by due time, one page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, Subquery, Tuple, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from engine.people.queries.names import names_of, region_names
from engine.people.regions import within
from engine.people.standing import SUPERVISION
from engine.vocabulary import Actor, Page
from engine.workflow import audiences
from engine.workflow.queries import cursor
from engine.workflow.queries.answering import house, own_pseudonyms, version_of
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.search_index import matching
from engine.workflow.tables import AudienceRow, ProjectRow, TaskRow

Scope = Literal["mine", "groups", "all"]
COUNTED = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskLine:
    """One row of a task list."""

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


def task_lines(
    session: Session,
    actor: Actor,
    *,
    scope: Scope = "groups",
    text: str = "",
    after: str | None = None,
    limit: int = 50,
    language: str = "zh",
) -> Page[TaskLine]:
    """Open tasks by due time: mine (claimed), my groups', or all of my organisation and region.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    keys = _keys(session, actor, scope)
    own = actor.id if scope == "mine" else None
    start = cursor.read(after)
    wanted = _ids(keys, own, text, start, limit + 1)
    rows = session.execute(_lines(wanted)).all()
    shown = rows[:limit]
    names = names_of(session, {row.TaskRow.assignee for row in shown if row.TaskRow.assignee})
    count = session.scalar(_count(keys, own, text)) or 0
    more = len(rows) > limit
    return Page(
        items=tuple(_line(session, row.TaskRow, row.ProjectRow, names, language) for row in shown),
        next_key=cursor.write(shown[-1].sort_at, shown[-1].TaskRow.id) if more else None,
        count=min(count, COUNTED),
        capped=count > COUNTED,
    )


def _keys(session: Session, actor: Actor, scope: Scope) -> tuple[str, ...]:
    below = regions_below(session, actor.region) if actor.roles & SUPERVISION else ()
    own = audiences.of_actor(actor, below) + own_pseudonyms(session, actor)
    if scope != "all":
        return own
    roles = house(session).roles
    wide = [
        f"{bound}:{where}:{role}"
        for role in roles
        for bound, where in (("organisation", actor.organisation), ("region", actor.region))
        if where and (bound == "organisation" or roles.watches_region(actor.roles))
    ]
    return tuple(dict.fromkeys([*own, *wide]))


def regions_below(session: Session, region: str | None) -> tuple[str, ...]:
    """Codes of the regions that lie inside one."""
    every = region_names(session, "zh")
    return tuple(code for code in every if code != region and within(code, region))


def _ids(
    keys: Iterable[str], own: str | None, text: str, start: Tuple | None, limit: int
) -> Subquery:
    parts = [_waiting(key, own, text, start, limit).subquery() for key in keys]
    every = union_all(*[select(part.c.task, part.c.sort_at) for part in parts]).subquery()
    return (
        select(every.c.task, every.c.sort_at)
        .distinct()
        .order_by(every.c.sort_at, every.c.task)
        .limit(limit)
        .subquery()
    )


def _waiting(
    key: str, own: str | None, text: str, start: Tuple | None, limit: int
) -> Select[tuple[str, datetime]]:
    waiting = select(AudienceRow.task, AudienceRow.sort_at).where(AudienceRow.audience == key)
    if start is not None:
        waiting = waiting.where(tuple_(AudienceRow.sort_at, AudienceRow.task) > start)
    found = matching(text) if text else None
    if own is not None or found is not None:
        waiting = waiting.join(TaskRow, TaskRow.id == AudienceRow.task)
    if own is not None:
        waiting = waiting.where(TaskRow.assignee == own)
    if found is not None:
        waiting = waiting.where(TaskRow.project.in_(found))
    return waiting.order_by(AudienceRow.sort_at, AudienceRow.task).limit(limit)


def _count(keys: Iterable[str], own: str | None, text: str) -> Select[tuple[int]]:
    return select(func.count()).select_from(_ids(keys, own, text, None, COUNTED + 1))


def _lines(wanted: Subquery) -> Select[tuple[TaskRow, ProjectRow, datetime]]:
    return (
        select(TaskRow, ProjectRow, wanted.c.sort_at.label("sort_at"))
        .join(wanted, wanted.c.task == TaskRow.id)
        .join(ProjectRow, ProjectRow.id == TaskRow.project)
        .order_by(wanted.c.sort_at, TaskRow.id)
    )


def _line(
    session: Session, task: TaskRow, project: ProjectRow, names: dict[str, str], language: str
) -> TaskLine:
    version = version_of(session, project)
    return TaskLine(
        id=task.id,
        element=task.element,
        title=version.name(task.element, language, task.title),
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
    )
