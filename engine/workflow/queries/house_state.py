"""What the house says of itself: the moment, whether it is a demo, what waits."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.tables import IncidentRow, OutboxRow, ProjectRow, TaskRow, TimerRow


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseState:
    now: datetime
    demo: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """Counts for the operator."""

    projects: int
    open_tasks: int
    timers: int
    incidents: int
    unsent: int


def house_state(session: Session) -> HouseState:
    reading = clock.read(session)
    return HouseState(now=reading.now, demo=reading.demo)


def load(session: Session) -> Load:
    """How much is under way."""
    counted = (
        select(func.count()).select_from(ProjectRow).where(ProjectRow.state == "running"),
        select(func.count()).select_from(TaskRow).where(TaskRow.state == "open"),
        select(func.count()).select_from(TimerRow),
        select(func.count()).select_from(IncidentRow).where(IncidentRow.resolved_at.is_(None)),
        select(func.count()).select_from(OutboxRow).where(OutboxRow.state != "sent"),
    )
    projects, tasks, timers, incidents, unsent = (session.scalar(one) or 0 for one in counted)
    return Load(
        projects=projects, open_tasks=tasks, timers=timers, incidents=incidents, unsent=unsent
    )
