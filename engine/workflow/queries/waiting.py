"""Timers of the whole house, for operators."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.tables import ProjectRow, TimerRow


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerLine:
    project: str
    code: str | None
    title: str
    element: str
    name: str
    due_at: datetime | None
    frozen: bool


def timers(session: Session, project: str | None = None, limit: int = 200) -> tuple[TimerLine, ...]:
    """The next due first."""
    rows = select(TimerRow, ProjectRow).join(ProjectRow, ProjectRow.id == TimerRow.project)
    if project:
        rows = rows.where(TimerRow.project == project)
    return tuple(
        TimerLine(
            project=timer.project,
            code=row.code,
            title=row.title,
            element=timer.element,
            name=timer.name,
            due_at=timer.due_at,
            frozen=timer.frozen,
        )
        for timer, row in session.execute(rows.order_by(TimerRow.due_at).limit(limit))
    )


def known_project(session: Session, id_: str) -> bool:
    """Whether there is such a project at all; for operators, who may ask after any."""
    return session.get(ProjectRow, id_) is not None
