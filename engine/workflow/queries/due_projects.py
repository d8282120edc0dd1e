"""Projects with a timer that is due, those without an open stall."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.tables import IncidentRow, TimerRow

BATCH = 1_000


def due_projects(session: Session, limit: int = BATCH) -> tuple[str, ...]:
    """Ids of projects, the longest due first, at most `limit`."""
    stalled = exists().where(
        IncidentRow.project == TimerRow.project,
        IncidentRow.element == "",
        IncidentRow.resolved_at.is_(None),
    )
    due = (
        select(TimerRow.project)
        .where(TimerRow.due_at <= clock.read(session).now, TimerRow.frozen.is_(False), ~stalled)
        .order_by(TimerRow.due_at, TimerRow.project)
        .limit(limit)
    )
    return tuple(dict.fromkeys(session.scalars(due)))
