"""Reads what a timer holds: a moment, a duration from a start, or a cycle (ISO 8601, 4.5)."""

import datetime as dt
import re
from dataclasses import dataclass

from engine.language.feel.errors import FeelSyntaxError, NoValue
from engine.language.feel.far import Day, add_months, add_span
from engine.language.feel.moments import HOME, at_home, midnight, read_date_time, read_duration
from engine.language.feel.values import Months

_MIXED = re.compile(r"(-?)P((?:\d+Y)?(?:\d+M)?)((?:\d+D)?(?:T.+)?)", re.ASCII)
_WEEKS = re.compile(r"(-?)P(\d{1,6})W", re.ASCII)
_CYCLE = re.compile(r"R(\d{0,9})/(?:([^/]+)/)?(-?P[^/]+)", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A length of time: whole months by the calendar, then days and time."""

    months: int = 0
    span: dt.timedelta = dt.timedelta(0)

    def after(self, start: dt.datetime) -> dt.datetime:
        """The moment one period after an aware start, in UTC; months count in Asia/Shanghai.

        31 January and a month is the last day of February. Raises NoValue beyond the calendar.
        """
        end = add_span(add_months(start.astimezone(HOME), self.months), self.span)
        if not isinstance(end, dt.datetime):
            raise NoValue("beyond the calendar")
        return end.astimezone(dt.UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cycle:
    """`R3/P1D`: how often (None: for ever), from when (None: from the entry), how far apart."""

    repetitions: int | None
    start: dt.datetime | None
    duration: Period


def period(text: str) -> Period:
    """`P1M2DT3H`, `P2W`. Raises NoValue."""
    weeks = _WEEKS.fullmatch(text)
    if weeks:
        return _signed(weeks[1], Period(span=dt.timedelta(weeks=int(weeks[2]))))
    match = _MIXED.fullmatch(text) if len(text) < 80 else None
    if match is None or not (match[2] or match[3]):
        raise NoValue("not a duration")
    months = read_duration(f"P{match[2]}") if match[2] else Months(0)
    span = read_duration(f"P{match[3]}") if match[3] else dt.timedelta(0)
    if not isinstance(months, Months) or not isinstance(span, dt.timedelta):
        raise NoValue("not a duration")
    return _signed(match[1], Period(months=months.count, span=span))


def _signed(sign: str, found: Period) -> Period:
    return Period(months=-found.months, span=-found.span) if sign else found


def moment(value: object, start: dt.datetime) -> dt.datetime | None:
    """The aware moment (UTC) a timer value means, durations counted from `start` (aware).

    Takes FEEL values, a Period, and ISO 8601 text; naive moments mean Asia/Shanghai, a date its
    first moment there. None for anything else.
    """
    try:
        return _moment(value, start)
    except (NoValue, OverflowError):
        return None


def _moment(value: object, start: dt.datetime) -> dt.datetime:
    if isinstance(value, str):
        text = value.strip()
        value = period(text) if text.lstrip("-").startswith("P") else read_date_time(text)
    if isinstance(value, dt.timedelta):
        value = Period(span=value)
    if isinstance(value, Months):
        value = Period(months=value.count)
    if isinstance(value, Period):
        return value.after(start)
    if isinstance(value, dt.date):
        return _in_utc(value if isinstance(value, dt.datetime) else midnight(value))
    raise NoValue("not a moment")


def _in_utc(value: Day) -> dt.datetime:
    placed = at_home(value)
    if not isinstance(placed, dt.datetime):
        raise NoValue("beyond the calendar")
    return placed.astimezone(dt.UTC)


def cycle(text: str) -> Cycle:
    """`R3/P1D`, `R/PT1H`, `R5/2026-06-01T09:00:00+08:00/P1D`. Raises FeelSyntaxError."""
    match = _CYCLE.fullmatch(text.strip())
    if match is None:
        raise FeelSyntaxError("a cycle looks like R3/P1D", 0, text)
    try:
        duration = period(match[3])
        start = _in_utc(read_date_time(match[2])) if match[2] else None
    except (NoValue, OverflowError) as error:
        raise FeelSyntaxError(f"this cycle is wrong: {error}", 0, text) from error
    if duration.months < 0 or duration.span < dt.timedelta(0) or duration == Period():
        raise FeelSyntaxError("a cycle must go forward", match.start(3), text)
    return Cycle(repetitions=int(match[1]) if match[1] else None, start=start, duration=duration)
