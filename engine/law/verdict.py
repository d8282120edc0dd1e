"""Holds facts against a row: two moments against a period, a number against a threshold."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from engine.law import counting
from engine.law.calendar import Calendar, local, local_day, midnight
from engine.law.counting import Period
from engine.law.rows import LawRow

_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    ">": operator.gt,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether a row is kept. `holds` is None where the row is words and a person must judge.

    `earliest` and `latest` bound the end of a period (aware, Asia/Shanghai); `provisional` tells
    that they rest on a year whose working days are not confirmed. `Words.sentence` says it.
    """

    holds: bool | None
    row: LawRow
    start: date | None = None
    end: date | None = None
    value: Decimal | str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    provisional: bool = False

    @property
    def rule(self) -> str:
        return self.row.id

    @property
    def law(self) -> str:
        return self.row.law

    @property
    def article(self) -> str:
        return self.row.article

    @property
    def mark(self) -> str:
        """law_text | secondary | memory."""
        return self.row.mark

    @property
    def on_breach(self) -> str:
        """What the table says to do when it does not hold: block, retender, alert_red …"""
        return self.row.on_breach


def of_period(row: LawRow, start: date, end: date, calendar: Calendar) -> Verdict:
    """Whether the time from `start` to `end` (days or moments) keeps the row.

    Take the row that was in force on the day of `start`.
    """
    period = row.period
    if period is None:
        return Verdict(holds=None, row=row, start=start, end=end)
    earliest = counting.earliest_end(period, start, calendar) if row.op != "<=" else None
    latest = counting.latest_end(period, start, calendar) if row.op != ">=" else None
    bound = latest or earliest
    return Verdict(
        holds=_within(period, end, earliest, latest),
        row=row,
        start=start,
        end=end,
        earliest=earliest,
        latest=latest,
        provisional=bound is not None
        and counting.rests_on_unconfirmed(period, start, bound, calendar),
    )


def of_value(row: LawRow, value: Decimal | str) -> Verdict:
    """Whether a number (in the row's unit), or one of its words, keeps the row."""
    return Verdict(holds=_kept(row, value), row=row, value=value)


def _within(period: Period, end: date, earliest: datetime | None, latest: datetime | None) -> bool:
    moment = local(end) if isinstance(end, datetime) else midnight(end)
    if latest is None:
        return earliest is not None and moment >= earliest
    if period.unit in counting.CLOCK_UNITS:
        return moment == latest if earliest else moment <= latest
    if earliest:
        return _ends_exactly(end, earliest, latest)
    return local_day(end) <= local_day(latest)


def _ends_exactly(end: date, earliest: datetime, latest: datetime) -> bool:
    """24:00 of the last day is also the next midnight."""
    return local_day(end) == local_day(latest) or (isinstance(end, datetime) and end == earliest)


def _kept(row: LawRow, value: Decimal | str) -> bool | None:
    if row.op == "enum":
        return value in str(row.value).split("|")
    bound, compare = row.quantity, _COMPARE.get(row.op)
    if bound is None or compare is None or isinstance(value, str):
        return None
    odd = row.unit != "person_odd" or value % 2 == 1
    return odd and compare(Fraction(value), bound)
