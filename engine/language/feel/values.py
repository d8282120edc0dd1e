"""The values FEEL has and Python has not: months, times with zones, ranges; and each value's kind.

Numbers are `Decimal` (34 digits), dates `datetime.date`, dates and times `datetime.datetime`,
days-and-time durations `datetime.timedelta`, lists `list`, contexts `dict` (DMN 1.5, 10.3.2).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from zoneinfo import ZoneInfo

from engine.language.feel.errors import NoValue
from engine.language.feel.far import FarDate, FarMoment

NUMBERS = Context(prec=34, rounding=ROUND_HALF_EVEN, Emax=6144, Emin=-6143)
"""Decimal128 arithmetic, as DMN asks (10.3.2.3.1)."""

ZONE_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a wall clock, on purpose
"""A time of day in a zone has no date; its offset is that of this day and never depends on now."""


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """A years-and-months duration, counted in months; may be negative."""

    count: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: wall clock, and either an offset, a zone name, or neither."""

    clock: dt.time
    offset: dt.timedelta | None = None
    zone: str | None = None
    nanos: int = 0

    def shift(self) -> dt.timedelta | None:
        """The distance from UTC, or None for a local time."""
        return ZoneInfo(self.zone).utcoffset(ZONE_DAY) if self.zone else self.offset

    def seconds(self) -> Decimal:
        """Seconds since midnight, in UTC where a zone is known."""
        clock = self.clock
        whole = clock.hour * 3600 + clock.minute * 60 + clock.second
        fraction = Decimal(clock.microsecond * 1000 + self.nanos).scaleb(-9)
        shift = self.shift()
        return whole + fraction - (int(shift.total_seconds()) if shift is not None else 0)


@dataclass(frozen=True, slots=True)
class Range:
    """All values between two ends; an end that is None is open for ever."""

    low: object
    high: object
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """Something an expression may call: built in, written in FEEL, or offered by the host.

    `overloads` are the parameter names of each way to call it; `call(run, arguments)` answers.
    """

    name: str
    overloads: tuple[tuple[str, ...], ...]
    call: Callable[..., object]

    def arrange(self, named: dict[str, object]) -> Sequence[object]:
        """Named arguments in the order of the first overload that knows all of them."""
        for names in self.overloads:
            if named.keys() <= set(names):
                last = max((names.index(name) for name in named), default=-1)
                return [named.get(name) for name in names[: last + 1]]
        raise NoValue(f"{self.name} has no parameters {', '.join(sorted(named))}")


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    Decimal: "number",
    str: "string",
    dt.datetime: "date and time",
    dt.date: "date",
    FarMoment: "date and time",
    FarDate: "date",
    Time: "time",
    dt.timedelta: "days and time duration",
    Months: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
}


def kind(value: object) -> str:
    """FEEL's name for the type of a value."""
    found = KINDS.get(type(value))
    if found is not None:
        return found
    return next((KINDS[base] for base in type(value).__mro__ if base in KINDS), "function")


def whole(number: Decimal) -> int:
    """The number as an int. Raises NoValue where it has a fraction or more than 34 digits."""
    if number != number.to_integral_value():
        raise NoValue("not a whole number")
    return cut(number)


def cut(number: Decimal) -> int:
    """The number without its fraction. Raises NoValue where it has more than 34 digits."""
    if number and number.adjusted() > NUMBERS.prec:
        raise NoValue("too large to count with")
    return int(number)
