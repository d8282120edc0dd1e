"""A year of the calendar as twelve months of weeks, each day with what it is."""

from calendar import Calendar as Weeks
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine.law.calendar import SATURDAY, Day

MONTHS = range(1, 13)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """`kind` is holiday, makeup, weekend or ordinary; `name` that of the holiday."""

    day: date
    kind: str
    name: str = ""


Week = tuple[Cell | None, ...]


def months(year: int, days: Iterable[Day]) -> tuple[tuple[Week, ...], ...]:
    """Weeks from Monday to Sunday; days of the neighbouring months are None."""
    known = {day.day: day for day in days}
    return tuple(
        tuple(
            tuple(_cell(day, known.get(day)) if day.month == month else None for day in week)
            for week in Weeks().monthdatescalendar(year, month)
        )
        for month in MONTHS
    )


def _cell(day: date, known: Day | None) -> Cell:
    if known is not None and known.kind != "ordinary":
        return Cell(day=day, kind=known.kind, name=known.name)
    kind = "weekend" if day.weekday() >= SATURDAY else "ordinary"
    return Cell(day=day, kind=kind, name=known.name if known else "")
