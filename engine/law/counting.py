"""How the law counts periods (Civil Code 200-204, rows CNT-01 to CNT-06).

The day of the event is not counted. Days, months and years end at 24:00 of their last day,
minutes and hours run from the moment itself. A last day on a holiday moves to the next working
day where the row says so; a period counted backwards ends on the earlier working day.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from engine.law.calendar import ONE_DAY, Calendar, end_of, local, local_day, midnight

CLOCK_UNITS: Mapping[str, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
UNITS = frozenset({*CLOCK_UNITS, "calendar_day", "working_day", "month", "year"})
MOST = 10_000
"""No period of the law is longer; a larger count is a mistake, and would take for ever."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A length: `count` of `unit` (one of UNITS); `moves`: its last day never is a holiday."""

    count: int
    unit: str
    moves: bool = False

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"{self.unit} is no unit of time")
        if not 0 <= self.count <= MOST:
            raise ValueError(f"a period of {self.count} {self.unit} cannot be counted")


def last_day(period: Period, start: date, calendar: Calendar) -> date:
    """The last day of a period of days, months or years; the start day is not counted."""
    day = _FORWARD[period.unit](start, period.count, calendar)
    return calendar.next_open(day) if period.moves else day


def earliest_end(period: Period, start: date, calendar: Calendar) -> datetime:
    """The first moment after a minimum period: N whole days after the start day have passed."""
    if period.unit in CLOCK_UNITS:
        return _moment(start) + period.count * CLOCK_UNITS[period.unit]
    return midnight(last_day(period, local_day(start), calendar) + ONE_DAY)


def latest_end(period: Period, start: date, calendar: Calendar) -> datetime:
    """The last moment of a maximum period: the last second of its last day."""
    if period.unit in CLOCK_UNITS:
        return _moment(start) + period.count * CLOCK_UNITS[period.unit]
    return end_of(last_day(period, local_day(start), calendar))


def latest_start(period: Period, end: date, calendar: Calendar) -> datetime:
    """The last moment that leaves a whole minimum period before the day of `end`.

    The end of the last working day whose period is over when the day of `end` begins.
    """
    if period.unit in CLOCK_UNITS:
        return _moment(end) - period.count * CLOCK_UNITS[period.unit]
    return _latest_start_whose_last_day_is(period, local_day(end) - ONE_DAY, calendar)


def exact_start(period: Period, end: date, calendar: Calendar) -> datetime:
    """The last moment whose period has the day of `end` as its last, or ends before it."""
    if period.unit in CLOCK_UNITS:
        return _moment(end) - period.count * CLOCK_UNITS[period.unit]
    return _latest_start_whose_last_day_is(period, local_day(end), calendar)


def rests_on_unconfirmed(period: Period, start: date, end: date, calendar: Calendar) -> bool:
    """Whether a working-day calendar that may still change took part in the count."""
    first, last = sorted((local_day(start).year, local_day(end).year))
    if period.unit == "working_day":
        return any(year not in calendar.confirmed for year in range(first, last + 1))
    return period.moves and last not in calendar.confirmed


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the last of a month that has none (Civil Code 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _latest_start_whose_last_day_is(period: Period, last: date, calendar: Calendar) -> datetime:
    if period.moves:
        last = calendar.last_open(last)
    start = _BACKWARD[period.unit](last, period.count, calendar)
    return end_of(calendar.last_open(start))


def _moment(moment: date) -> datetime:
    return local(moment) if isinstance(moment, datetime) else midnight(moment)


def _days_after(day: date, count: int, _: Calendar) -> date:
    return day + count * ONE_DAY


def _working_days_after(day: date, count: int, calendar: Calendar) -> date:
    return calendar.working_days_after(day, count)


def _months_after(day: date, count: int, _: Calendar) -> date:
    return add_months(day, count)


def _years_after(day: date, count: int, _: Calendar) -> date:
    return add_months(day, 12 * count)


def _days_before(day: date, count: int, _: Calendar) -> date:
    return day - count * ONE_DAY


def _working_days_before(day: date, count: int, calendar: Calendar) -> date:
    """The day before the first of the last `count` working days up to and with `day`."""
    if count == 0:
        return day
    return calendar.working_days_after(day + ONE_DAY, -count) - ONE_DAY


def _months_before(day: date, count: int, _: Calendar) -> date:
    """The last day whose corresponding day is not after `day`: several days share a short month."""
    start = add_months(day, -count)
    while add_months(start + ONE_DAY, count) <= day:
        start += ONE_DAY
    return start


def _years_before(day: date, count: int, calendar: Calendar) -> date:
    return _months_before(day, 12 * count, calendar)


_FORWARD: Mapping[str, Callable[[date, int, Calendar], date]] = {
    "calendar_day": _days_after,
    "working_day": _working_days_after,
    "month": _months_after,
    "year": _years_after,
}
_BACKWARD: Mapping[str, Callable[[date, int, Calendar], date]] = {
    "calendar_day": _days_before,
    "working_day": _working_days_before,
    "month": _months_before,
    "year": _years_before,
}
