"""Lines on which values lie, so that something between two of them can be named."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, DecimalException
from typing import Any

from engine.language.feel.moments import HOME
from engine.language.feel.values import NUMBERS, Months, Time

_MICRO = dt.timedelta(microseconds=1)
_DAY = 86_400_000_000
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """`place` puts a value on the line and `value` back; `between` names a place strictly inside,
    None where there is none; an end that is None is open for ever."""

    place: Callable[[Any], Any]
    value: Callable[[Any], object]
    between: Callable[[Any, Any], Any]
    holds: Callable[[Any], bool] = lambda _: True


def _number_between(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    middle = _middle(low, high)
    return next(
        (one for one in (_whole_between(low, high), middle) if _is_in(one, low, high)), None
    )


def _whole_between(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    middle = _middle(low, high)
    if middle is None:
        return None
    rounded = (middle.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING))
    return next((one for one in rounded if _is_in(one, low, high)), None)


def _middle(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    try:
        if low is None or high is None:
            end = NUMBERS.add(low, 1) if low is not None else high
            return NUMBERS.subtract(end, 1) if low is None and end is not None else end
        return NUMBERS.divide(NUMBERS.add(low, high), 2)
    except DecimalException:
        return None


def _is_in(one: Decimal | None, low: Decimal | None, high: Decimal | None) -> bool:
    return one is not None and (low is None or low < one) and (high is None or one < high)


def _steps(least: int, most: int, unit: int) -> Callable[[int | None, int | None], int | None]:
    def between(low: int | None, high: int | None) -> int | None:
        first = least if low is None else low + 1
        last = most if high is None else high - 1
        if first > last:
            return None
        if low is None:
            return max(first, last + 1 - unit)
        return min(last, first - 1 + unit) if high is None else (first + last) // 2

    return between


def _moment(place: int) -> object:
    return _EPOCH.astimezone(HOME) + place * _MICRO


def _plain_moment(place: int) -> object:
    return dt.datetime.combine(dt.date(2000, 1, 1), dt.time()) + place * _MICRO


def _moment_place(value: dt.datetime) -> int:
    return (value - _EPOCH) // _MICRO


def _plain_place(value: dt.datetime) -> int:
    return _moment_place(value.replace(tzinfo=dt.UTC))


def _clock(place: int) -> object:
    seconds, micro = divmod(place, 1_000_000)
    hours, rest = divmod(seconds, 3600)
    return Time(dt.time(hours, rest // 60, rest % 60, micro))


_YEARS = 365 * 1500 * _DAY
_WHOLE = {"place": lambda value: value, "value": lambda place: place}

SCALES: dict[str, Scale] = {
    "number": Scale(**_WHOLE, between=_number_between),
    "integer": Scale(
        **_WHOLE, between=_whole_between, holds=lambda place: place == place.to_integral_value()
    ),
    "date": Scale(
        place=dt.date.toordinal,
        value=dt.date.fromordinal,
        between=_steps(1, dt.date.max.toordinal(), 1),
    ),
    "date and time": Scale(
        place=_plain_place, value=_plain_moment, between=_steps(-_YEARS, _YEARS, _DAY)
    ),
    "zoned date and time": Scale(
        place=_moment_place, value=_moment, between=_steps(-_YEARS, _YEARS, _DAY)
    ),
    "time": Scale(
        place=lambda value: int(value.seconds() * 1_000_000),
        value=_clock,
        between=_steps(0, _DAY - 1, 3_600_000_000),
    ),
    "days and time duration": Scale(
        place=lambda value: value // _MICRO,
        value=lambda place: place * _MICRO,
        between=_steps(-_YEARS, _YEARS, _DAY),
    ),
    "years and months duration": Scale(
        place=lambda value: value.count, value=Months, between=_steps(-12_000, 12_000, 1)
    ),
}
