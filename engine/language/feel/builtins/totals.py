"""Built-ins that make one value of a list: sums, means, extremes (DMN 1.5, 10.3.4.4)."""

from collections import Counter
from decimal import Decimal, DecimalException

from engine.language.feel.arithmetic import calculate
from engine.language.feel.builtins.signature import gathering
from engine.language.feel.comparing import ORDERED, order
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import NUMBERS, Function, kind

Items = list[object]
_SUMMABLE = ("number", "days and time duration", "years and months duration")


def _extreme(run: Run, items: Items, sign: int) -> object:
    if not items:
        return None
    best = items[0]
    if kind(best) not in ORDERED:
        raise NoValue("min and max take values that have an order")
    for item in items[1:]:
        place = order(item, best, run.budget)
        if place is None:
            raise NoValue("min and max take values of one kind")
        best = item if place * sign < 0 else best
    return best


def _min(run: Run, items: Items) -> object:
    return _extreme(run, items, 1)


def _max(run: Run, items: Items) -> object:
    return _extreme(run, items, -1)


def _numbers(items: Items) -> list[Decimal]:
    numbers = [item for item in items if isinstance(item, Decimal)]
    if len(numbers) != len(items):
        raise NoValue("the list holds more than numbers")
    return numbers


def _sum(run: Run, items: Items) -> object:
    if not items:
        return None
    total = items[0]
    if kind(total) not in _SUMMABLE:
        raise NoValue("sum takes numbers or durations")
    for item in items[1:]:
        total = calculate("+", total, item, run.budget)
    return total


def _product(run: Run, items: Items) -> object:
    if not items:
        return None
    total: object = Decimal(1)
    for item in _numbers(items):
        total = calculate("*", total, item, run.budget)
    return total


def _added(numbers: list[Decimal]) -> Decimal:
    total = Decimal(0)
    try:
        for number in numbers:
            total = NUMBERS.add(total, number)
    except DecimalException as error:
        raise NoValue("outside what numbers can hold") from error
    return total


def _average(numbers: list[Decimal]) -> Decimal:
    return NUMBERS.divide(_added(numbers), Decimal(len(numbers)))


def _mean(_run: Run, items: Items) -> object:
    return _average(_numbers(items)) if items else None


def _median(_run: Run, items: Items) -> object:
    if not items:
        return None
    numbers = sorted(_numbers(items))
    middle = len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 else _average(numbers[middle - 1 : middle + 1])


def _stddev(_run: Run, items: Items) -> object:
    numbers = _numbers(items)
    if len(numbers) < 2:
        raise NoValue("stddev needs two numbers")
    mean = _average(numbers)
    try:
        squares = [NUMBERS.power(NUMBERS.subtract(number, mean), 2) for number in numbers]
    except DecimalException as error:
        raise NoValue("outside what numbers can hold") from error
    return NUMBERS.sqrt(NUMBERS.divide(_added(squares), Decimal(len(numbers) - 1)))


def _mode(_run: Run, items: Items) -> list[Decimal]:
    counts = Counter(_numbers(items))
    most = max(counts.values(), default=0)
    return sorted(number for number, count in counts.items() if count == most)


def _all(_run: Run, items: Items) -> bool | None:
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


def _any(_run: Run, items: Items) -> bool | None:
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


TOTALS: dict[str, Function] = {
    name: gathering(name, function)
    for name, function in {
        "min": _min,
        "max": _max,
        "sum": _sum,
        "product": _product,
        "mean": _mean,
        "median": _median,
        "stddev": _stddev,
        "mode": _mode,
        "all": _all,
        "any": _any,
    }.items()
}
