"""In-app notices of one person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.tables import NotificationRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Notification:
    id: int
    kind: str
    project: str | None
    task: str | None
    title: str
    at: datetime
    read: bool


def notifications(session: Session, actor: Actor, limit: int = 30) -> tuple[Notification, ...]:
    """The newest first."""
    rows = (
        select(NotificationRow)
        .where(NotificationRow.person == actor.id)
        .order_by(NotificationRow.id.desc())
        .limit(limit)
    )
    return tuple(
        Notification(
            id=row.id,
            kind=row.kind,
            project=row.project,
            task=row.task,
            title=row.title,
            at=row.at,
            read=row.read_at is not None,
        )
        for row in session.scalars(rows)
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
