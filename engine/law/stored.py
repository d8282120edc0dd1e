"""Rows of the database as values, and back: the book and the calendar as they stand."""

from dataclasses import fields
from decimal import Decimal
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law.calendar import Calendar, Day, Kind
from engine.law.rows import LawBook, LawRow
from engine.law.tables import CalendarDayRow, CalendarYearRow, LawRowRow
from engine.law.validity import is_number

FIELDS = tuple(field.name for field in fields(LawRow))


def book_of(session: Session) -> LawBook:
    """All rows of the database with all their revisions."""
    return LawBook.of(row_of(stored) for stored in session.scalars(_ALL_ROWS))


def calendar_of(session: Session) -> Calendar:
    """The calendar of the database; only years marked confirmed are."""
    confirmed = select(CalendarYearRow.year).where(CalendarYearRow.status == "confirmed")
    days = (day_of(stored) for stored in session.scalars(select(CalendarDayRow)))
    return Calendar.of(days, session.scalars(confirmed))


def newest(session: Session, id_: str) -> LawRowRow | None:
    """The newest revision of a row, in force or not."""
    revisions = select(LawRowRow).where(LawRowRow.id == id_)
    return session.scalars(revisions.order_by(LawRowRow.revision.desc()).limit(1)).first()


def row_of(stored: LawRowRow) -> LawRow:
    columns = {name: getattr(stored, name) for name in FIELDS}
    value = stored.value
    return LawRow(**columns | {"value": Decimal(value) if is_number(value) else value})


def day_of(stored: CalendarDayRow) -> Day:
    return Day(day=stored.day, kind=cast(Kind, stored.kind), name=stored.name)


def columns_of(row: LawRow) -> dict[str, object]:
    """The columns that hold a row's content; who confirmed or corrected it comes beside."""
    return {name: getattr(row, name) for name in FIELDS} | {"value": str(row.value)}


_ALL_ROWS = select(LawRowRow).order_by(LawRowRow.id, LawRowRow.revision)
