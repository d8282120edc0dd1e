"""Projects with a timer that is due and not set aside by an incident."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.tables import IncidentRow, TimerRow

BATCH = 1_000
T = TypeVar("T", bound=tuple[Any, ...])


def due_projects(session: Session, limit: int = BATCH) -> tuple[str, ...]:
    """Ids of projects, the longest due first, at most `limit`."""
    due = (
        _firing(select(TimerRow.project))
        .where(TimerRow.due_at <= clock.read(session).now)
        .order_by(TimerRow.due_at, TimerRow.project)
        .limit(limit)
    )
    return tuple(dict.fromkeys(session.scalars(due)))


def next_due(session: Session) -> datetime | None:
    """When the next timer fires."""
    return session.scalar(_firing(select(func.min(TimerRow.due_at))))


def _firing(timers: Select[T]) -> Select[T]:
    """Timers that are neither frozen nor set aside: alone, or with their whole project."""
    aside = exists().where(
        IncidentRow.project == TimerRow.project,
        or_(IncidentRow.token == TimerRow.token, IncidentRow.element == ""),
        IncidentRow.resolved_at.is_(None),
    )
    return timers.where(TimerRow.frozen.is_(False), ~aside)
