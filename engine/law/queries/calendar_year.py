"""One year of the working-day calendar, and the list of years."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.calendar import Day
from engine.law.stored import day_of
from engine.law.tables import CalendarDayRow, CalendarYearRow


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarYear:
    """`status` confirmed or provisional; `days` are those that differ from the plain week."""

    year: int
    status: str
    source: str
    confirmed_by: str | None
    confirmed_at: datetime | None
    days: tuple[Day, ...]


def calendar_year(session: Session, year: int) -> CalendarYear:
    """The days of a year, in order.

    Raises:
        NotFound: nobody entered that year.
    """
    stored = session.get(CalendarYearRow, year)
    if stored is None:
        raise NotFound(f"calendar year {year}")
    days = select(CalendarDayRow).where(CalendarDayRow.year == year).order_by(CalendarDayRow.day)
    return CalendarYear(
        year=year,
        status=stored.status,
        source=stored.source,
        confirmed_by=stored.confirmed_by,
        confirmed_at=stored.confirmed_at,
        days=tuple(day_of(day) for day in session.scalars(days)),
    )


def calendar_years(session: Session) -> tuple[int, ...]:
    """The years that were entered, in order."""
    return tuple(session.scalars(select(CalendarYearRow.year).order_by(CalendarYearRow.year)))
