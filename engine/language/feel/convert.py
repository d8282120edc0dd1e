"""The border: case-file data into FEEL values, and FEEL values back into case-file data."""

import datetime as dt
import math
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from typing import cast

from engine.language.feel import text
from engine.language.feel.budget import Budget
from engine.language.feel.errors import NoValue
from engine.language.feel.far import FarDate, FarMoment
from engine.language.feel.values import KINDS, NUMBERS, Function, Months, Range, Time

_READY = frozenset(KINDS) - {list, dict, Decimal}
_MOST_BITS = 20_000


def to_feel(value: object, budget: Budget | None = None) -> object:
    """A JSON value as FEEL sees it: numbers become decimals, FEEL values stay what they are.

    What FEEL has no kind for becomes null. Raises BudgetExceeded.
    """
    return _converted(value, budget or Budget(), 0)


def _converted(value: object, budget: Budget, depth: int) -> object:
    budget.deep(depth)
    what = type(value)
    if what in _READY:
        return value
    if what is int or what is Decimal:
        return _number(value, budget)
    if isinstance(value, (list, tuple)):
        return [_converted(item, budget, depth + 1) for item in value]
    if what is dict or isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return {str(key): _converted(item, budget, depth + 1) for key, item in pairs}
    return _scalar(value, budget)


def _number(value: object, budget: Budget) -> Decimal | None:
    if isinstance(value, Decimal):
        return _rounded(value) if value.is_finite() else None
    if isinstance(value, int) and value.bit_length() <= _MOST_BITS:
        budget.spend(value.bit_length() // 128)
        return _rounded(Decimal(value))
    return None


def _rounded(value: Decimal) -> Decimal | None:
    """To the 34 digits a number may have; null beyond what a number can hold."""
    try:
        return NUMBERS.plus(value)
    except DecimalException:
        return None


def _scalar(value: object, budget: Budget) -> object:
    if isinstance(value, int | Decimal):
        return _number(value, budget)
    if isinstance(value, float):
        return Decimal(repr(value)) if math.isfinite(value) else None
    if isinstance(value, dt.time):
        return Time(value.replace(tzinfo=None), value.utcoffset())
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, tuple(KINDS)) else None


def to_json(value: object, budget: Budget | None = None, depth: int = 0) -> "Json":
    """A FEEL value as case-file data: decimals stay, dates and durations become ISO 8601 text.

    Zones become offsets; ranges become their FEEL text; functions become null.
    Raises BudgetExceeded.
    """
    budget = budget or Budget()
    budget.deep(depth)
    if value is None or isinstance(value, bool | Decimal | str | int):
        return value
    if isinstance(value, list):
        return [to_json(item, budget, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item, budget, depth + 1) for key, item in value.items()}
    return _written(value, budget)


def _written(value: object, budget: Budget) -> str | None:
    if isinstance(value, dt.date | FarDate | FarMoment):
        return text.day(value, iso=True)
    if isinstance(value, Time):
        return text.clock(value.clock, value.nanos) + text.offset(value.shift())
    if isinstance(value, dt.timedelta | Months | Range):
        return text.write(value, budget)
    if isinstance(value, Function):
        return None
    raise NoValue(f"{type(value).__name__} is no FEEL value")


Json = None | bool | int | str | Decimal | list["Json"] | dict[str, "Json"]
