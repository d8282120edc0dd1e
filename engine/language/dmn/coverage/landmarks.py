"""The values at which a test changes its mind: between two of them it always says the same."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from engine.language.feel import tree
from engine.language.feel.tree import INPUT, Node, children
from engine.language.feel.values import Months, Range, Time

Value = Callable[[Node], object]
_MAKERS = frozenset({"date", "time", "date and time", "duration", "years and months duration"})
_CLOSED = (tree.Negate, tree.Chain, tree.Span, tree.HalfSpan, tree.Items)
_SCALARS = (Decimal, str, bool, dt.date, dt.timedelta, Months, type(None))
_EQUALITY = frozenset({"=", "!="})


class FreeFeel(Exception):  # noqa: N818 - not a fault: such a test is left to the engine
    """The test is FEEL that cannot be cut into ranges and values."""


def landmarks(test: Node, value: Value) -> Iterator[object]:
    """The landmarks of one cell; `value` evaluates a node without variables. Raises FreeFeel."""
    if isinstance(test, tree.Tests):
        for part in test.tests:
            yield from landmarks(part, value)
    elif isinstance(test, tree.Matches) and is_closed(test.expected):
        yield from _parts(value(test.expected))
    elif isinstance(test, tree.Matches):
        yield from _judged(test.expected, value)
    elif test != tree.Constant(True):
        yield from _judged(test, value)


def _judged(node: Node, value: Value) -> Iterator[object]:
    """Landmarks of a statement about `?`."""
    if isinstance(node, tree.Compare):
        yield from _compared(node, value)
    elif isinstance(node, tree.Between) and _is_input(node.value):
        for end in (node.low, node.high):
            yield from _ordered(_known(end, value))
    elif isinstance(node, tree.In) and _is_input(node.value):
        for test in node.tests:
            yield from landmarks(test, value)
    elif isinstance(node, tree.Logic):
        for part in node.parts:
            yield from _judged(part, value)
    else:
        raise FreeFeel


def _compared(node: tree.Compare, value: Value) -> Iterator[object]:
    sides = (node.left, node.right)
    other = next((side for side in sides if not _is_input(side)), None)
    if other is None or not any(_is_input(side) for side in sides):
        raise FreeFeel
    found = _known(other, value)
    yield from _scalar(found) if node.sign in _EQUALITY else _ordered(found)


def _known(node: Node, value: Value) -> object:
    if not is_closed(node):
        raise FreeFeel
    return value(node)


def _parts(found: object) -> Iterator[object]:
    if isinstance(found, list):
        for item in found:
            yield from _parts(item)
    elif isinstance(found, Range):
        for end in (found.low, found.high):
            yield from _ordered(end) if end is not None else ()
    else:
        yield from _scalar(found)


def _scalar(found: object) -> Iterator[object]:
    unzoned = isinstance(found, Time) and found.shift() is None and not found.nanos
    if not unzoned and not isinstance(found, _SCALARS):
        raise FreeFeel
    yield found


def _ordered(found: object) -> Iterator[object]:
    """Texts before and after others are more than anyone lists."""
    if isinstance(found, str):
        raise FreeFeel
    yield from _scalar(found)


def _is_input(node: Node) -> bool:
    return isinstance(node, tree.Name) and node.name == INPUT


def is_closed(node: Node) -> bool:
    """Whether it is the same whatever the data are."""
    if isinstance(node, tree.Call):
        named = isinstance(node.function, tree.Name) and node.function.name in _MAKERS
        return named and node.names is None and all(map(is_closed, node.arguments))
    return isinstance(node, tree.Constant) or (
        isinstance(node, _CLOSED) and all(map(is_closed, children(node)))
    )
