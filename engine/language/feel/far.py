"""Days and moments before year 1 and after year 9999, which Python has not and FEEL has.

The calendar repeats every 400 years, so a far day is a day of the years 2000 to 2399 and a number
of such cycles. What is within Python's calendar is always a plain `date` or `datetime`.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from engine.language.feel.errors import NoValue

_CYCLE = 400
_CYCLE_DAYS = 146_097
_BASE = 2000
_MOST_YEARS = 999_999_999
_SAFE = (_CYCLE + 1, dt.MAXYEAR - _CYCLE - 1)
"""Years in which a step of less than one cycle stays within Python's calendar."""


@dataclass(frozen=True, slots=True)
class FarDate:
    """A day: `near` moved by `cycles` times 400 years."""

    cycles: int
    near: dt.date


@dataclass(frozen=True, slots=True)
class FarMoment:
    """A date and time: `near` moved by `cycles` times 400 years."""

    cycles: int
    near: dt.datetime


Day = dt.date | FarDate | FarMoment
"""Any day or moment; `datetime` is a `date`."""


def near(day: Day) -> dt.date:
    """The same month, day, weekday and time, in a year Python knows."""
    return day.near if isinstance(day, FarDate | FarMoment) else day


def year(day: Day) -> int:
    """The year, negative before our era."""
    return day.near.year + _CYCLE * day.cycles if isinstance(day, FarDate | FarMoment) else day.year


def wide(day: Day) -> tuple[int, dt.date]:
    """Cycles, and the day within the years 2000 to 2399."""
    if isinstance(day, FarDate | FarMoment):
        return day.cycles, day.near
    cycles, rest = divmod(day.year - _BASE, _CYCLE)
    return cycles, day.replace(year=_BASE + rest)


def narrow(cycles: int, day: dt.date) -> Day:
    """The day as Python's where it can be. Raises NoValue beyond 999,999,999 years."""
    more, rest = divmod(day.year - _BASE, _CYCLE)
    cycles, day = cycles + more, day.replace(year=_BASE + rest)
    true_year = day.year + _CYCLE * cycles
    if dt.MINYEAR <= true_year <= dt.MAXYEAR:
        return day.replace(year=true_year)
    if abs(true_year) > _MOST_YEARS:
        raise NoValue("beyond the calendar")
    return FarMoment(cycles, day) if isinstance(day, dt.datetime) else FarDate(cycles, day)


def make_date(year: int, month: int, day: int) -> Day:
    """Raises NoValue where there is no such day."""
    cycles, rest = divmod(year - _BASE, _CYCLE)
    try:
        if dt.MINYEAR <= year <= dt.MAXYEAR:
            return dt.date(year, month, day)
        return narrow(cycles, dt.date(_BASE + rest, month, day))
    except (ValueError, OverflowError) as error:
        raise NoValue("no such day") from error


def add_months(day: Day, count: int) -> Day:
    """The same day so many months on, or the last day of a shorter month. Raises NoValue."""
    cycles, base = wide(day)
    years, month = divmod(base.month - 1 + count, 12)
    more, rest = divmod(base.year + years - _BASE, _CYCLE)
    last = calendar.monthrange(_BASE + rest, month + 1)[1]
    moved = base.replace(year=_BASE + rest, month=month + 1, day=min(base.day, last))
    return narrow(cycles + more, moved)


def add_span(day: Day, span: dt.timedelta) -> Day:
    """Moved by a length of time; dates by whole days, moments by time and not by wall clock."""
    if isinstance(day, dt.date) and _SAFE[0] < day.year < _SAFE[1] and abs(span.days) < _CYCLE_DAYS:
        return _moved(day, span)
    cycles, base = wide(day)
    more, days = divmod(span.days, _CYCLE_DAYS)
    rest = span - dt.timedelta(days=span.days - days)
    return narrow(cycles + more, _moved(base, rest))


def _moved(base: dt.date, span: dt.timedelta) -> dt.date:
    if not isinstance(base, dt.datetime):
        return (dt.datetime.combine(base, dt.time(0)) + span).date()
    if base.tzinfo is None:
        return base + span
    return (base.astimezone(dt.UTC) + span).astimezone(base.tzinfo)


def between(left: Day, right: Day) -> dt.timedelta:
    """From right to left; both dates, or both moments that have a zone or have none."""
    cycles, one = wide(left)
    others, other = wide(right)
    span = dt.timedelta(days=(cycles - others) * _CYCLE_DAYS)
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime) and one.tzinfo:
        return span + (one.astimezone(dt.UTC) - other.astimezone(dt.UTC))
    return span + (one - other)


def zoned(day: Day) -> bool:
    """Has the moment a zone?"""
    inner = near(day)
    return isinstance(inner, dt.datetime) and inner.tzinfo is not None
