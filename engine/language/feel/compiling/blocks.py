"""Names, contexts, lists, choices, functions and calls."""

import datetime as dt
from collections.abc import Callable
from typing import cast

from engine.language.feel import tree
from engine.language.feel.budget import Budget
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.compiling.selection import select
from engine.language.feel.errors import NoValue
from engine.language.feel.far import FarDate
from engine.language.feel.moments import join
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import height
from engine.language.feel.types import Check, type_check
from engine.language.feel.values import Function, Time, kind

_FUNCTION = 24
"""What a function value takes of a budget's size: it keeps the block it was written in."""


def name(_compiler: Compiler | None, node: tree.Name) -> Code:
    """A variable of the nearest block that has it, else of the scope."""
    wanted = node.name

    def evaluate(frame: Frame, run: Run) -> object:
        climbed = 4
        block: Frame | None = frame
        while block is not None:
            if wanted in block.values:
                run.budget.spend(climbed // 4)
                return block.values[wanted]
            block = block.outer
            climbed += 1
        run.budget.spend(climbed // 4)
        return outside(run, frame)

    outside = _dotted(wanted) if "." in wanted else lambda run, _frame: run.outside(wanted)
    return evaluate


def _dotted(wanted: str) -> Callable[[Run, Frame], object]:
    """A name with a dot that no block has may be a path after all."""
    first, *rest = wanted.split(".")
    start = name(None, tree.Name(first.strip()))

    def evaluate(run: Run, frame: Frame) -> object:
        if run.has(wanted):
            return run.outside(wanted)
        value = start(frame, run)
        for part in rest:
            value = select(value, part.strip(), run, 0)
        return value

    return evaluate


def context(compiler: Compiler, node: tree.Context) -> Code:
    """Entries see the entries before them."""
    entries = tuple(zip(node.names, compiler.compile_all(node.values), strict=True))
    result = compiler.compile(node.result) if node.result is not None else None
    doubled = len(set(node.names)) != len(node.names)

    def evaluate(frame: Frame, run: Run) -> object:
        if doubled:
            return run.null("a context has two entries of one name")
        run.budget.grow(3 + 2 * len(entries))
        run.budget.spend(len(entries))
        values: dict[str, object] = {}
        inner = Frame(values, frame)
        for key, code in entries:
            values[key] = code(inner, run)
        return result(inner, run) if result is not None else values

    return evaluate


def items(compiler: Compiler, node: tree.Items) -> Code:
    """A list."""
    parts = compiler.compile_all(node.items)

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.grow(2 + len(parts))
        run.budget.spend(len(parts))
        return [part(frame, run) for part in parts]

    return evaluate


def choice(compiler: Compiler, node: tree.If) -> Code:
    """`if` that is false or unknown takes `else`."""
    test, then, otherwise = compiler.compile_all((node.test, node.then, node.otherwise))

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        verdict = test(frame, run)
        if verdict is True:
            return then(frame, run)
        if verdict is False or verdict is None:
            return otherwise(frame, run)
        return run.null(f"if asks for true or false, not a {kind(verdict)}")

    return evaluate


def function(compiler: Compiler, node: tree.Lambda) -> Code:
    """A function value; it remembers the block it was written in."""
    body = compiler.compile(node.body)
    checks = [type_check(part, compiler.types) if part else None for part in node.types]
    result = type_check(node.result, compiler.types) if node.result else None
    parameters, levels = node.names, height(node.body) + 2

    def evaluate(frame: Frame, outer: Run) -> object:
        outer.budget.grow(_FUNCTION)

        def call(run: Run, *arguments: object) -> object:
            if len(arguments) != len(parameters):
                raise NoValue(f"the function takes {len(parameters)} arguments")
            fitted = [
                fit(value, check, run.budget)
                for value, check in zip(arguments, checks, strict=True)
            ]
            inner = Frame(dict(zip(parameters, fitted, strict=True)), frame)
            run.budget.spend(1 + len(fitted))
            run.enter(levels)
            value = body(inner, run)
            run.leave(levels)
            return fit(value, result, run.budget)

        return Function("function", (parameters,), call)

    return evaluate


def fit(value: object, check: Check | None, budget: Budget) -> object:
    """The value, or what DMN makes of it (10.3.2.9.4), if it passes. Raises NoValue."""
    if check is None or value is None or check(value, budget):
        return value
    if isinstance(value, list) and len(value) == 1 and check(value[0], budget):
        return value[0]
    for other in ([value], _as_moment(value)):
        if check(other, budget):
            return other
    raise NoValue(f"a {kind(value)} is not of the type that is asked for")


def _as_moment(value: object) -> object:
    if kind(value) != "date" or not isinstance(value, dt.date | FarDate):
        return value
    return join(value, Time(dt.time(0), dt.timedelta(0)))


def call(compiler: Compiler, node: tree.Call) -> Code:
    """A call, positional or named."""
    code, arguments = compiler.compile(node.function), compiler.compile_all(node.arguments)
    names = node.names

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend(len(arguments))
        called = code(frame, run)
        values = [argument(frame, run) for argument in arguments]
        if not isinstance(called, Function):
            return run.null(f"a {kind(called)} cannot be called")
        run.budget.spend()
        try:
            if names is not None:
                return called.call(run, *called.arrange(dict(zip(names, values, strict=True))))
            return called.call(run, *values)
        except NoValue as reason:
            return run.null(str(reason))

    return evaluate


def instance(compiler: Compiler, node: tree.Instance) -> Code:
    """`a instance of type`."""
    value, check = compiler.compile(node.value), type_check(node.type, compiler.types)

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        return check(value(frame, run), run.budget)

    return evaluate


def typed(compiler: Compiler, node: tree.Typed) -> Code:
    """A value that must be of a type; null where it is not."""
    value, check = compiler.compile(node.value), type_check(node.type, compiler.types)

    def evaluate(frame: Frame, run: Run) -> object:
        try:
            return fit(value(frame, run), check, run.budget)
        except NoValue as reason:
            return run.null(str(reason))

    return evaluate


def shared(compiler: Compiler, node: tree.Shared) -> Code:
    """What is compiled once for all that have it in common."""
    if "code" not in node.kept:
        node.kept["code"] = compiler.compile(node.inner)
    return cast("Code", node.kept["code"])


def foreign(compiler: Compiler, node: tree.Foreign) -> Code:
    """What brings its own compiler."""
    return node.build(compiler)
