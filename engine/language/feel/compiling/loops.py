"""`for`, `some` and `every` (DMN 1.5, 10.3.2.14 and 10.3.2.15)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from engine.language.feel import tree
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.errors import NoValue
from engine.language.feel.names import mentions
from engine.language.feel.run import Frame, Run
from engine.language.feel.values import Range, whole


def steps(compiler: Compiler, node: tree.Steps) -> Code:
    """`1..n` or `n..1`, as something a loop can walk."""
    low, high = compiler.compile(node.low), compiler.compile(node.high)

    def evaluate(frame: Frame, run: Run) -> object:
        return _Walk(low(frame, run), high(frame, run))

    return evaluate


class _Walk:
    def __init__(self, low: object, high: object) -> None:
        self.low = low
        self.high = high

    def values(self) -> Iterable[object]:
        low, high = self.low, self.high
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            return _numbers(whole(low), whole(high))
        if type(low) is dt.date and type(high) is dt.date:
            return _days(low, high)
        raise NoValue("a loop counts whole numbers or days")


def _numbers(low: int, high: int) -> Iterator[Decimal]:
    step = 1 if low <= high else -1
    return (Decimal(number) for number in range(low, high + step, step))


def _days(low: dt.date, high: dt.date) -> Iterator[dt.date]:
    count = (high - low).days
    step = 1 if count >= 0 else -1
    return (low + dt.timedelta(days=step * offset) for offset in range(abs(count) + 1))


def _walked(value: object) -> Iterable[object]:
    """What a loop sees of its source. Raises NoValue."""
    if isinstance(value, list):
        return value
    if isinstance(value, _Walk):
        return value.values()
    if isinstance(value, Range):
        return _inside(value)
    if value is None:
        raise NoValue("a loop has no list to walk")
    return [value]


def _inside(bounds: Range) -> Iterable[object]:
    low, high = bounds.low, bounds.high
    values = iter(_Walk(low, high).values())
    if not bounds.low_closed:
        next(values, None)
    return values if bounds.high_closed else (value for value in values if value != high)


Visit = Callable[[Frame], bool]
"""Sees one combination; true to stop."""


def _walk(
    names: tuple[str, ...], sources: tuple[Code, ...], frame: Frame, run: Run, visit: Visit
) -> bool:
    if not names:
        return visit(frame)
    for value in _walked(sources[0](frame, run)):
        run.budget.spend()
        if _walk(names[1:], sources[1:], Frame({names[0]: value}, frame), run, visit):
            return True
    return False


def for_(compiler: Compiler, node: tree.For) -> Code:
    """A list of the body's values; `partial` is the list so far."""
    sources, body = compiler.compile_all(node.sources), compiler.compile(node.body)
    names, partial = node.names, mentions(node.body, "partial")

    def evaluate(frame: Frame, run: Run) -> object:
        results: list[object] = []

        def visit(inner: Frame) -> bool:
            run.budget.grow(1)
            if partial:
                run.budget.spend(len(results))
                inner = Frame({"partial": results.copy()}, inner)
            results.append(body(inner, run))
            return False

        try:
            _walk(names, sources, frame, run, visit)
        except NoValue as reason:
            return run.null(str(reason))
        return results

    return evaluate


def quantified(compiler: Compiler, node: tree.Quantified) -> Code:
    """`some` and `every`: settled by the first that decides, unknown where one is unknown."""
    sources, body = compiler.compile_all(node.sources), compiler.compile(node.body)
    names, decides = node.names, not node.every

    def evaluate(frame: Frame, run: Run) -> object:
        unknown = False

        def visit(inner: Frame) -> bool:
            nonlocal unknown
            value = body(inner, run)
            if value is not None and not isinstance(value, bool):
                raise NoValue("some and every ask for true or false")
            unknown = unknown or value is None
            return value is decides

        try:
            settled = _walk(names, sources, frame, run, visit)
        except NoValue as reason:
            return run.null(str(reason))
        return decides if settled else None if unknown else not decides

    return evaluate
