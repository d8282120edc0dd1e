"""A compiled expression: read once, evaluated many times."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from engine.language.feel.budget import Budget, weigh
from engine.language.feel.builtins import BUILTINS
from engine.language.feel.compiling import compile_tree
from engine.language.feel.compiling.compiler import Code
from engine.language.feel.convert import to_feel
from engine.language.feel.errors import BudgetExceeded, FeelSyntaxError, TooComplex
from engine.language.feel.grammar import read
from engine.language.feel.names import free_names
from engine.language.feel.run import Names, Run
from engine.language.feel.tree import INPUT, Node
from engine.language.feel.types import TYPE_NAMES, Check

MISSING = object()
"""Says that unary tests get no input of their own."""

_SHORT, _LONG = 500, 4_000
"""Many short expressions are kept compiled, few long ones: what is kept must stay small."""

NO_FUNCTIONS: Mapping[str, Callable[..., object]] = {}


@dataclass(frozen=True, slots=True)
class Expression:
    """`names` are the variables it takes from outside; `unknowable` those among them that may
    as well be entries of a filtered item. Safe to share between threads."""

    text: str
    names: frozenset[str]
    unknowable: frozenset[str]
    code: Code

    def evaluate(
        self,
        scope: Names,
        *,
        now: datetime,
        functions: Mapping[str, Callable[..., object]] = NO_FUNCTIONS,
        budget: Budget | None = None,
        input: object = MISSING,
    ) -> object:
        """The FEEL value; null where the scope does not allow another. Raises BudgetExceeded."""
        return self.evaluate_with_warnings(
            scope, now=now, functions=functions, budget=budget, input=input
        )[0]

    def evaluate_with_warnings(
        self,
        scope: Names,
        *,
        now: datetime,
        functions: Mapping[str, Callable[..., object]] = NO_FUNCTIONS,
        budget: Budget | None = None,
        input: object = MISSING,
    ) -> tuple[object, tuple[str, ...]]:
        """The value, and why nulls arose on the way (the first 20 reasons)."""
        run = Run(scope, now=now, functions=functions, built_in=BUILTINS, budget=budget or Budget())
        if input is not MISSING:
            run.root.values[INPUT] = to_feel(input, run.budget)
        return evaluate_code(self.code, run), tuple(run.warnings)


def evaluate_code(code: Code, run: Run) -> object:
    """Runs code to a value that has been paid for. Raises BudgetExceeded."""
    try:
        value = code(run.root, run)
    except RecursionError:
        raise BudgetExceeded("the expression is nested too deeply") from None
    if isinstance(value, list | dict):
        weigh(value, run.budget)
    return value


def compile(text: str, *, unary: bool = False, names: Collection[str] = ()) -> Expression:
    """Compiles an expression, or the unary tests of a table cell; short ones share the result.

    `names` are variables that may be used: needed for names with spaces or signs only.
    Raises FeelSyntaxError with the position, TooComplex.
    """
    spaced = frozenset(name for name in names if not name.isidentifier())
    kept = _short if len(text) <= _SHORT else _long if len(text) <= _LONG else _compiled
    return kept(text, unary, spaced)


def _compiled(text: str, unary: bool, names: frozenset[str]) -> Expression:
    return from_tree(text, read(text, names | set(TYPE_NAMES), unary=unary), {})


_short = lru_cache(2048)(_compiled)
_long = lru_cache(64)(_compiled)


def from_tree(text: str, node: Node, types: Mapping[str, Check]) -> Expression:
    """An expression of a tree that was put together otherwise; `types` are the model's."""
    try:
        code = compile_tree(node, types)
    except FeelSyntaxError as error:
        raise type(error)(error.reason, error.position, text) from None
    used = list(free_names(node))
    names = frozenset(name.name for name, _ in used)
    certain = frozenset(name.name for name, sure in used if sure)
    return Expression(text, names, names - certain, code)


def check_names(text: str, known: Collection[str], *, unary: bool = False) -> list[str]:
    """Names the expression uses that are neither known nor built in, in order of the text.

    Names inside a filter are not reported: they may be entries of the items.
    Raises FeelSyntaxError, TooComplex.
    """
    node = read(text, frozenset(known) | set(TYPE_NAMES), unary=unary)
    try:
        found = list(free_names(node))
    except RecursionError:
        raise TooComplex("nested too deeply", len(text), text) from None
    found.sort(key=lambda pair: pair[0].position)
    known_names = frozenset(known) | BUILTINS.keys()
    unknown = (name.name for name, sure in found if sure and name.name not in known_names)
    return list(dict.fromkeys(unknown))
