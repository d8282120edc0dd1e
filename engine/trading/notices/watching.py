"""What is wrong with a notice on a channel: not there, too late, or not what was published."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.law.calendar import local_day
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.workflow.house import Law

RULE = "ZTB-82"
"""Published within so many hours of the channel's receiving it (发改委10号令 art. 11)."""
SOON, LATEST = timedelta(minutes=10), timedelta(days=7)
SLOWER = 10
"""A notice is looked at again after a tenth of its age."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What a channel shows now: nothing where `hash` is None; `published_at` as it states it."""

    hash: str | None
    published_at: datetime | None = None


def tolerance(law: Law, now: datetime) -> timedelta:
    """How long a channel may take."""
    row = law.book.row(RULE, local_day(now))
    hours = row.quantity if row else None
    return timedelta(hours=float(hours)) if hours is not None else timedelta(0)


def trouble(
    row: DeliveryRow, notice: NoticeRow, seen: Seen, now: datetime, allowed: timedelta
) -> str | None:
    """missing | late | content | time, or None when all is well."""
    if seen.hash is None:
        was_there = row.seen_hash is not None
        return "missing" if was_there or now - row.promised_at > allowed else None
    if seen.hash != notice.hash:
        return "content"
    if seen.published_at is not None and seen.published_at != notice.published_at:
        return "time"
    return "late" if _late(row, allowed) else None


def next_check(row: DeliveryRow, now: datetime) -> datetime:
    """Soon while something is wrong, else ever more seldom."""
    age = (now - row.promised_at) / SLOWER
    return now + (SOON if row.trouble else min(max(age, SOON), LATEST))


def _late(row: DeliveryRow, allowed: timedelta) -> bool:
    """By the house's clock until it got there, by the channel's own until it showed it."""
    if row.delivered_at is not None and row.delivered_at - row.promised_at > allowed:
        return True
    told = row.received_at is not None and row.shown_at is not None
    return told and row.shown_at - row.received_at > allowed  # type: ignore[operator]
