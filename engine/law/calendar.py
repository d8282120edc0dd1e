"""The working-day calendar: holidays and make-up days as the State Council arranges them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Kind = Literal["holiday", "makeup", "ordinary"]
KINDS: tuple[Kind, ...] = ("holiday", "makeup", "ordinary")

SHANGHAI = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
YEARS = range(2000, 2101)
"""Years that a calendar may hold; beyond them somebody mistyped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One day that differs from the plain week: off, worked in exchange, or plain after all."""

    day: date
    kind: Kind
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Which days are worked, and which years are confirmed by a published arrangement.

    In a year without arrangement every weekday is worked; what rests on it is provisional.
    """

    holidays: frozenset[date] = field(default_factory=frozenset)
    makeup: frozenset[date] = field(default_factory=frozenset)
    confirmed: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, days: Iterable[Day], confirmed: Iterable[int]) -> "Calendar":
        known = tuple(days)
        return cls(
            holidays=frozenset(day.day for day in known if day.kind == "holiday"),
            makeup=frozenset(day.day for day in known if day.kind == "makeup"),
            confirmed=frozenset(confirmed),
        )

    def is_working(self, day: date) -> bool:
        """Whether offices are open that day."""
        if day in self.holidays:
            return False
        return day in self.makeup or day.weekday() < SATURDAY

    def provisional(self, moment: date) -> bool:
        """Whether a day or moment lies in a year whose arrangement is not confirmed."""
        return local_day(moment).year not in self.confirmed

    def next_open(self, day: date) -> date:
        """The day itself if worked, else the next one that is (Civil Code 203)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def last_open(self, day: date) -> date:
        """The day itself if worked, else the last one before it that is."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day, which itself does not count; negative: before."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day


def local_day(moment: date) -> date:
    """The day in Shanghai; a moment without a zone is meant there."""
    if not isinstance(moment, datetime):
        return moment
    return local(moment).date()


def local(moment: datetime) -> datetime:
    """The moment on Shanghai's clock; one without a zone is meant there."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=SHANGHAI)
    return moment.astimezone(SHANGHAI)


def midnight(day: date) -> datetime:
    """00:00 in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def end_of(day: date) -> datetime:
    """The last whole second of a day in Shanghai: 24:00 as a moment that still is that day."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=SHANGHAI)
