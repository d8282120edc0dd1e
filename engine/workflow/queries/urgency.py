"""How near a due time is, in working days: what colours lists and countdowns."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.queries.answering import house, now

Urgency = Literal["overdue", "today", "soon", "later", "none"]
SOON_DAYS = 2
ZONE = ZoneInfo("Asia/Shanghai")


def urgency(session: Session, due_at: datetime | None) -> Urgency:
    """Overdue, due today, due within two working days, later, or no due time."""
    if due_at is None:
        return "none"
    moment = now(session)
    if due_at < moment:
        return "overdue"
    today, day = moment.astimezone(ZONE).date(), due_at.astimezone(ZONE).date()
    if day <= today:
        return "today"
    reading = session.info["reading"]
    assert isinstance(reading, clock.Reading)
    calendar = house(session).law(session, reading.law_revision).calendar
    return "soon" if day <= calendar.working_days_after(today, SOON_DAYS) else "later"
