"""Constants, ranges and arithmetic."""

from engine.language.feel import tree
from engine.language.feel.arithmetic import calculate, negate
from engine.language.feel.comparing import ORDERED, order
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Frame, Run
from engine.language.feel.values import Range, kind


def constant(_compiler: Compiler, node: tree.Constant) -> Code:
    """The value itself."""
    value = node.value
    return lambda _frame, _run: value


def chain(compiler: Compiler, node: tree.Chain) -> Code:
    """`a + b - c`, from the left."""
    first = compiler.compile(node.first)
    rest = tuple(zip(node.signs, compiler.compile_all(node.rest), strict=True))

    def evaluate(frame: Frame, run: Run) -> object:
        value = first(frame, run)
        for sign, operand in rest:
            other = operand(frame, run)
            try:
                value = calculate(sign, value, other, run.budget)
            except NoValue as reason:
                value = run.null(str(reason))
        return value

    return evaluate


def negation(compiler: Compiler, node: tree.Negate) -> Code:
    """`-a`."""
    operand = compiler.compile(node.operand)

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        try:
            return negate(operand(frame, run))
        except NoValue as reason:
            return run.null(str(reason))

    return evaluate


def span(compiler: Compiler, node: tree.Span) -> Code:
    """`[a..b)`; both ends of one kind that has an order."""
    low_end, high_end = compiler.compile(node.low), compiler.compile(node.high)

    def evaluate(frame: Frame, run: Run) -> object:
        low, high = low_end(frame, run), high_end(frame, run)
        place = order(low, high, run.budget)
        if place is None or place > 0:
            return run.null("the ends of a range have no order or are turned around")
        return Range(low, high, node.low_closed, node.high_closed)

    return evaluate


def half_span(compiler: Compiler, node: tree.HalfSpan) -> Code:
    """`>= a` as a value: a range with one end."""
    code, sign = compiler.compile(node.end), node.sign

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        end = code(frame, run)
        if sign == "!=" or kind(end) not in ORDERED:
            return run.null(f"{sign} does not make a range of this")
        closed = "=" in sign
        if sign == "=":
            return Range(end, end, True, True)
        if sign[0] == "<":
            return Range(None, end, False, closed)
        return Range(end, None, closed, False)

    return evaluate
