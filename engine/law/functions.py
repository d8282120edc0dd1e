"""What FEEL may ask of the law, in processes and on the server side of forms.

Days and moments come in as `date` or `datetime` (one without a zone is meant in Shanghai),
numbers as `Decimal`. Moments go out aware, in Asia/Shanghai. Nonsense gives None, FEEL's null.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from typing import ParamSpec, TypeVar

from engine.law import counting
from engine.law.calendar import Calendar, end_of, local_day
from engine.law.citation import cite
from engine.law.counting import MOST, Period
from engine.law.rows import LawBook, LawRow, as_decimal

P = ParamSpec("P")
T = TypeVar("T")


def feel_functions(
    book: LawBook, calendar: Calendar, *, on: date | None = None
) -> Mapping[str, Callable[..., object]]:
    """The law functions by their FEEL names, over one state of rows and calendar.

    Periods take the row in force on the day they count from. `law_value` and `law_text` take
    the one in force on the day they are given, else on the day `on`, else the newest.
    """
    law = _Law(book, calendar, on)
    return {
        "earliest": law.earliest,
        "latest": law.latest,
        "latest_before": law.latest_before,
        "due_by_rule": law.due_by_rule,
        "law_value": law.law_value,
        "law_text": law.law_text,
        "working_days_after": law.working_days_after,
        "whole_days_after": law.whole_days_after,
        "last_open_day_before": law.last_open_day_before,
        "is_working_day": law.is_working_day,
    }


def _null_on_nonsense(function: Callable[P, T]) -> Callable[P, T | None]:
    """Arguments of a wrong kind, a count beyond reason, or a date beyond the calendar: null."""

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return function(*args, **kwargs)
        except (TypeError, ValueError, OverflowError):
            return None

    return asked


@dataclass(frozen=True, slots=True)
class _Law:
    book: LawBook
    calendar: Calendar
    today: date | None

    @_null_on_nonsense
    def earliest(self, rule: object, start: object) -> datetime | None:
        """The first moment a minimum period allows, counted from the event at `start`."""
        row, period = self._period(rule, _day_or_moment(start))
        if row.op == "<=":
            return None
        return counting.earliest_end(period, _day_or_moment(start), self.calendar)

    @_null_on_nonsense
    def latest(self, rule: object, start: object) -> datetime | None:
        """The last moment a maximum period allows, counted from the event at `start`."""
        row, period = self._period(rule, _day_or_moment(start))
        if row.op == ">=":
            return None
        return counting.latest_end(period, _day_or_moment(start), self.calendar)

    @_null_on_nonsense
    def latest_before(self, rule: object, end: object) -> datetime | None:
        """The last moment that leaves a whole minimum period before `end`, on a working day."""
        row, period = self._period(rule, _day_or_moment(end))
        if row.op == "<=":
            return None
        count = counting.exact_start if row.op == "==" else counting.latest_start
        return count(period, _day_or_moment(end), self.calendar)

    @_null_on_nonsense
    def due_by_rule(self, rule: object, entered_at: object) -> datetime | None:
        """When a task under a row is due: as `latest`; a minimum period sets no due date."""
        row, period = self._period(rule, _day_or_moment(entered_at))
        if row.op == ">=":
            return None
        return counting.latest_end(period, _day_or_moment(entered_at), self.calendar)

    @_null_on_nonsense
    def law_value(self, rule: object, on: object = None) -> Decimal | str:
        """The row's value in its unit (2 for two percent), or its words."""
        row = self._row(rule, on)
        return row.value if row.quantity is None else as_decimal(row.quantity)

    @_null_on_nonsense
    def law_text(self, rule: object, on: object = None) -> str:
        """《招标投标法》第24条, with the row's mark where the law's text was not read."""
        return cite(self._row(rule, on))

    @_null_on_nonsense
    def working_days_after(self, start: object, count: object) -> date:
        """The n-th working day after a day; from a moment, the end of that day."""
        day = self.calendar.working_days_after(local_day(_day_or_moment(start)), _count(count))
        return end_of(day) if isinstance(start, datetime) else day

    @_null_on_nonsense
    def whole_days_after(self, start: object, count: object) -> date:
        """The day after n whole days, start day not counted; from a moment, its 00:00."""
        period = Period(count=_count(count), unit="calendar_day")
        moment = counting.earliest_end(period, _day_or_moment(start), self.calendar)
        return moment if isinstance(start, datetime) else local_day(moment)

    @_null_on_nonsense
    def last_open_day_before(self, end: object, count: object) -> date:
        """The working day n days before, or the last one earlier; from a moment, its end."""
        period = Period(count=_count(count), unit="calendar_day")
        moment = counting.exact_start(period, _day_or_moment(end), self.calendar)
        return moment if isinstance(end, datetime) else local_day(moment)

    @_null_on_nonsense
    def is_working_day(self, day: object) -> bool:
        """Whether offices are open on a day, or on the day of a moment in Shanghai."""
        return self.calendar.is_working(local_day(_day_or_moment(day)))

    def _period(self, rule: object, event: date) -> tuple[LawRow, Period]:
        row = self._row(rule, event)
        period = row.period
        if period is None:
            raise ValueError(f"{row.id} is no period")
        return row, period

    def _row(self, rule: object, on: object) -> LawRow:
        asked = self.today if on is None else _day_or_moment(on)
        day = None if asked is None else local_day(asked)
        row = self.book.row(rule, day) if isinstance(rule, str) else None
        if row is None:
            raise ValueError(f"no row {rule} on {day}")
        return row


def _day_or_moment(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return value


def _count(value: object) -> int:
    """A whole number of days within reason; FEEL's numbers are decimals."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is no number")
    if value != int(value) or not -MOST <= value <= MOST:
        raise ValueError(f"{value} days cannot be counted")
    return int(value)
