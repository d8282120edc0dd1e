"""When two FEEL values are equal, and which comes first (DMN 1.5, 10.3.2.13, table 53)."""

import datetime as dt
from collections.abc import Callable, Hashable
from typing import Protocol, cast

from engine.language.feel.budget import Budget
from engine.language.feel.far import Day, FarDate, FarMoment, wide, zoned
from engine.language.feel.moments import at_home
from engine.language.feel.values import Months, Range, Time, kind


class _Ordered(Protocol):
    def __lt__(self, other: object, /) -> bool: ...


ORDERED = frozenset(
    (
        "number",
        "string",
        "date",
        "time",
        "date and time",
        "days and time duration",
        "years and months duration",
    )
)


def equal(left: object, right: object, budget: Budget, depth: int = 0) -> bool | None:
    """Are they the same value? None where their kinds cannot be compared."""
    budget.deep(depth)
    if left is None or right is None:
        return left is right
    what = kind(left)
    if what != kind(right):
        return None
    special = _EQUAL.get(what)
    if special is not None:
        return special(left, right, budget, depth + 1)
    return left == right


def _equal_strings(left: str, right: str, budget: Budget, _depth: int) -> bool:
    budget.read(left)
    return left == right


def _equal_lists(left: list[object], right: list[object], budget: Budget, depth: int) -> bool:
    return len(left) == len(right) and all(
        equal(one, other, budget, depth) is True for one, other in zip(left, right, strict=True)
    )


def _equal_contexts(
    left: dict[str, object], right: dict[str, object], budget: Budget, depth: int
) -> bool:
    return left.keys() == right.keys() and all(
        equal(value, right[key], budget, depth) is True for key, value in left.items()
    )


def _equal_ranges(left: Range, right: Range, budget: Budget, depth: int) -> bool:
    return (
        (left.low_closed, left.high_closed) == (right.low_closed, right.high_closed)
        and equal(left.low, right.low, budget, depth) is True
        and equal(left.high, right.high, budget, depth) is True
    )


def _equal_moments(left: Day, right: Day, _budget: Budget, _depth: int) -> bool:
    return zoned(left) == zoned(right) and left == right


def _equal_times(left: Time, right: Time, _budget: Budget, _depth: int) -> bool:
    return _zoned(left) == _zoned(right) and left.seconds() == right.seconds()


def _zoned(value: Time) -> bool:
    return value.zone is not None or value.offset is not None


_EQUAL: dict[str, Callable[..., bool]] = {
    "string": _equal_strings,
    "list": _equal_lists,
    "context": _equal_contexts,
    "range": _equal_ranges,
    "date and time": _equal_moments,
    "time": _equal_times,
}


def order(left: object, right: object, budget: Budget) -> int | None:
    """-1, 0 or 1; None where the two have no order.

    Beside a moment with a zone, one without is taken to be in Asia/Shanghai.
    """
    budget.spend()
    what = kind(left)
    if what != kind(right) or what not in ORDERED:
        return None
    if isinstance(left, str):
        budget.read(left)
    elif isinstance(left, Time) and isinstance(right, Time):
        if _zoned(left) != _zoned(right):
            return None
        left, right = left.seconds(), right.seconds()
    elif isinstance(left, dt.date | FarDate | FarMoment):
        return _order_days(left, right)
    return _sign(left, right)


def _order_days(left: Day, right: object) -> int | None:
    if not isinstance(right, dt.date | FarDate | FarMoment):
        return None
    if zoned(left) != zoned(right):
        left, right = at_home(left), at_home(right)
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return _sign(left, right)
    return _sign(wide(left), wide(right))


def _sign(left: object, right: object) -> int:
    one, other = cast("_Ordered", left), cast("_Ordered", right)
    return int(other < one) - int(one < other)


def within(value: object, bounds: Range, budget: Budget) -> bool | None:
    """Does the value lie in the range? None where it cannot be compared with the ends."""
    if value is None:
        return None
    for end, closed, sign in (
        (bounds.low, bounds.low_closed, 1),
        (bounds.high, bounds.high_closed, -1),
    ):
        if end is None:
            continue
        place = order(value, end, budget)
        if place is None:
            return None
        if place * sign < 0 or (place == 0 and not closed):
            return False
    return True


def identity(value: object, budget: Budget, depth: int = 0) -> Hashable:
    """A key that is the same for equal values, so that many can be compared at once."""
    budget.deep(depth)
    if isinstance(value, str):
        budget.read(value)
        return value
    if isinstance(value, list):
        return ("list", *(identity(item, budget, depth + 1) for item in value))
    if isinstance(value, dict):
        pairs = ((key, identity(item, budget, depth + 1)) for key, item in value.items())
        return ("context", frozenset(pairs))
    if isinstance(value, Range):
        ends = (identity(end, budget, depth + 1) for end in (value.low, value.high))
        return ("range", value.low_closed, value.high_closed, *ends)
    return (kind(value), *_scalar(value))


def _scalar(value: object) -> tuple[Hashable, ...]:
    if isinstance(value, Time):
        return (_zoned(value), value.seconds())
    if isinstance(value, dt.datetime | FarMoment):
        return (zoned(value), value)
    if isinstance(value, Months):
        return (value.count,)
    return (value,)
