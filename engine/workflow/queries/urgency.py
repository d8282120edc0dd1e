"""How near a due time is, in working days: what colours lists and countdowns."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, cast, get_args
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.queries.answering import house, now

Urgency = Literal["overdue", "today", "soon", "later", "none"]
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
SOON_DAYS = 2
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """Where one urgency ends and the next begins: now, the end of today, the end of soon."""

    now: datetime
    today: datetime
    soon: datetime

    def of(self, due_at: datetime | None) -> Urgency:
        """Overdue, due today, due within two working days, later, or no due time."""
        if due_at is None:
            return "none"
        if due_at < self.now:
            return "overdue"
        if due_at < self.today:
            return "today"
        return "soon" if due_at < self.soon else "later"


def bounds(session: Session) -> Bounds:
    """Worked out once per question."""
    if "bounds" not in session.info:
        session.info["bounds"] = _bounds(session)
    return cast(Bounds, session.info["bounds"])


def urgency(session: Session, due_at: datetime | None) -> Urgency:
    """As `Bounds.of`, at this question's moment."""
    return bounds(session).of(due_at)


def _bounds(session: Session) -> Bounds:
    moment = now(session)
    reading = cast(clock.Reading, session.info["reading"])
    calendar = house(session).law(session, reading.law_revision).calendar
    today = moment.astimezone(ZONE).date()
    soon = calendar.working_days_after(today, SOON_DAYS)
    return Bounds(now=moment, today=_end(today), soon=_end(soon))


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZONE)
