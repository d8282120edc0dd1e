"""Comparison, three-valued logic, `in`, and the unary tests of decision tables."""

from collections.abc import Callable

from engine.language.feel import tree
from engine.language.feel.comparing import equal, order, within
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.names import mentions
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import INPUT
from engine.language.feel.values import Range, kind

_ORDERS: dict[str, Callable[[int], bool]] = {
    "<": lambda place: place < 0,
    "<=": lambda place: place <= 0,
    ">": lambda place: place > 0,
    ">=": lambda place: place >= 0,
}


def compare(compiler: Compiler, node: tree.Compare) -> Code:
    """`a < b`, `a = b`; null where the two have no order."""
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    if node.sign in ("=", "!="):
        return _equality(left, right, wanted=node.sign == "=")
    holds = _ORDERS[node.sign]

    def evaluate(frame: Frame, run: Run) -> object:
        one, other = left(frame, run), right(frame, run)
        place = order(one, other, run.budget)
        if place is None:
            return run.null(f"{kind(one)} and {kind(other)} have no order")
        return holds(place)

    return evaluate


def _equality(left: Code, right: Code, *, wanted: bool) -> Code:
    def evaluate(frame: Frame, run: Run) -> object:
        one, other = left(frame, run), right(frame, run)
        same = equal(one, other, run.budget)
        if same is None:
            return run.null(f"{kind(one)} and {kind(other)} cannot be compared")
        return same is wanted

    return evaluate


def logic(compiler: Compiler, node: tree.Logic) -> Code:
    """`and`, `or` (DMN 1.5, table 50): what is not a truth value counts as unknown."""
    parts, decides = compiler.compile_all(node.parts), node.decides

    def evaluate(frame: Frame, run: Run) -> object:
        result: bool | None = not decides
        for part in parts:
            run.budget.spend()
            value = part(frame, run)
            if value is decides:
                return decides
            if value is not (not decides):
                result = None
        return result

    return evaluate


def between(compiler: Compiler, node: tree.Between) -> Code:
    """`a between b and c`, ends included."""
    value, low, high = compiler.compile_all((node.value, node.low, node.high))

    def evaluate(frame: Frame, run: Run) -> object:
        middle = value(frame, run)
        above = order(middle, low(frame, run), run.budget)
        below = order(middle, high(frame, run), run.budget)
        if above is None or below is None:
            return run.null("between compares values that have no order")
        return above >= 0 and below <= 0

    return evaluate


def membership(compiler: Compiler, node: tree.In) -> Code:
    """`a in (tests)`: true when one of them is."""
    value, tests_ = compiler.compile(node.value), compiler.compile_all(node.tests)

    def evaluate(frame: Frame, run: Run) -> object:
        inner = Frame({INPUT: value(frame, run)}, frame)
        result: bool | None = False
        for test in tests_:
            run.budget.spend()
            hit = test(inner, run)
            if hit is True:
                return True
            if hit is None:
                result = None
        return result

    return evaluate


def matches(compiler: Compiler, node: tree.Matches) -> Code:
    """One expression as a test: with `?` it answers itself, else it is what the input must be."""
    expected = compiler.compile(node.expected)
    asks = mentions(node.expected, INPUT) or isinstance(node.expected, tree.Span)

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        wanted = expected(frame, run)
        if asks and (isinstance(wanted, bool) or wanted is None):
            return wanted
        return _fits(_input(frame, run), wanted, run)

    return evaluate


def _input(frame: Frame, run: Run) -> object:
    inner: Frame | None = frame
    while inner is not None:
        if INPUT in inner.values:
            return inner.values[INPUT]
        inner = inner.outer
    return run.outside(INPUT)


def _fits(value: object, wanted: object, run: Run) -> bool | None:
    if isinstance(wanted, Range) and not isinstance(value, Range):
        return within(value, wanted, run.budget)
    if not isinstance(wanted, list):
        return equal(value, wanted, run.budget)
    if isinstance(value, list) and equal(value, wanted, run.budget) is True:
        return True
    return any(_is_one(value, item, run) for item in wanted)


def _is_one(value: object, item: object, run: Run) -> bool:
    if isinstance(item, Range) and not isinstance(value, Range):
        return within(value, item, run.budget) is True
    return equal(value, item, run.budget) is True


def tests(compiler: Compiler, node: tree.Tests) -> Code:
    """All tests of one cell: true when one fits, or none for `not(…)`."""
    parts, negated = compiler.compile_all(node.tests), node.negated

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend(len(parts))
        return any(part(frame, run) is True for part in parts) is not negated

    return evaluate
