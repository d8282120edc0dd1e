"""Law rows with their revisions and the working-day calendar, as people keep them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class LawRowRow(Base):
    """One revision of a row. The newest in force on a day applies; older ones are never changed.

    `value` is the table's text. `corrected_by` is empty for what was imported.
    """

    __tablename__ = "law_row"
    id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    domain: Mapped[str]
    rule: Mapped[str]
    op: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str]
    from_event: Mapped[str]
    to_event: Mapped[str]
    law: Mapped[str]
    article: Mapped[str]
    source: Mapped[str]
    source_level: Mapped[str]
    verified: Mapped[bool]
    on_breach: Mapped[str]
    note: Mapped[str]
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]
    last_day: Mapped[str]
    confirmed_by: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]
    corrected_by: Mapped[str | None]
    corrected_at: Mapped[datetime | None]
    reason: Mapped[str]


class CalendarYearRow(Base):
    """A year somebody arranged; `confirmed_by` is empty when the arrangement was imported."""

    __tablename__ = "calendar_year"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[str]
    source: Mapped[str]
    confirmed_by: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]
    __table_args__ = (CheckConstraint("status IN ('confirmed', 'provisional')", name="status"),)


class CalendarDayRow(Base):
    """A day that differs from the plain week; `corrected_by` is empty when it was imported."""

    __tablename__ = "calendar_day"
    day: Mapped[date] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("calendar_year.year"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    corrected_by: Mapped[str | None]
    __table_args__ = (CheckConstraint("kind IN ('holiday', 'makeup', 'ordinary')", name="kind"),)
