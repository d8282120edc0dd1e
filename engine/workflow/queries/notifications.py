"""In-app notices of one person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.queries.answering import version_of
from engine.workflow.tables import NotificationRow, ProjectRow, TaskRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Notification:
    """`project_title` and `code` say where; `open` whether its task still waits."""

    id: int
    kind: str
    project: str | None
    project_title: str
    code: str | None
    task: str | None
    title: str
    at: datetime
    read: bool
    open: bool


def notifications(
    session: Session,
    actor: Actor,
    before: int | None = None,
    limit: int = 30,
    language: str = "zh",
) -> tuple[Notification, ...]:
    """The newest first; `before` the id of the last one that was shown."""
    rows = (
        select(NotificationRow, ProjectRow, TaskRow)
        .outerjoin(ProjectRow, ProjectRow.id == NotificationRow.project)
        .outerjoin(TaskRow, TaskRow.id == NotificationRow.task)
        .where(NotificationRow.person == actor.id)
        .order_by(NotificationRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        rows = rows.where(NotificationRow.id < before)
    return tuple(
        Notification(
            id=row.id,
            kind=row.kind,
            project=row.project,
            project_title=project.title if project else "",
            code=project.code if project else None,
            task=row.task,
            title=version_of(session, project).title(task.element, language, row.title)
            if project and task
            else row.title,
            at=row.at,
            read=row.read_at is not None,
            open=task is not None and task.state == "open",
        )
        for row, project, task in session.execute(rows)
    )


def unread(session: Session, actor: Actor) -> int:
    """How many wait to be read, at most 100."""
    waiting = (
        select(NotificationRow.id)
        .where(NotificationRow.person == actor.id, NotificationRow.read_at.is_(None))
        .limit(100)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(waiting)) or 0
