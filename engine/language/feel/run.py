"""One evaluation: what it sees, what it may still spend, and why nulls arose."""

import datetime as dt
import inspect
from collections.abc import Callable, Mapping
from typing import Protocol

from engine.language.feel.budget import Budget, weigh
from engine.language.feel.convert import to_feel
from engine.language.feel.errors import BudgetExceeded, NoValue
from engine.language.feel.values import Function

ROOM = 256
"""How many levels of expressions may be under way at once, bodies of called functions included."""
MOST_WARNINGS = 20
_SURPRISE = 3
"""What a null without a value costs: the reason is raised, caught and written down."""


class Names(Protocol):
    """Anything that can be asked for a variable; only names an expression uses are asked for."""

    def __contains__(self, name: object, /) -> bool: ...
    def __getitem__(self, name: str, /) -> object: ...


class Frame:
    """Variables of one block, and the block around it."""

    __slots__ = ("outer", "values")

    def __init__(self, values: dict[str, object], outer: "Frame | None") -> None:
        self.values = values
        self.outer = outer


class Run:
    """State of one evaluation; `hits` are the rules that matched, each with its table."""

    __slots__ = (
        *("_built_in", "_functions", "_room", "_scope"),
        *("budget", "hits", "now", "patterns", "root", "warnings"),
    )

    def __init__(
        self,
        scope: Names,
        *,
        now: dt.datetime,
        functions: Mapping[str, Callable[..., object]],
        built_in: Mapping[str, Function],
        budget: Budget,
    ) -> None:
        self.now = now
        self.budget = budget
        self.root = Frame({}, None)
        self.warnings: list[str] = []
        self.hits: list[tuple[str, str]] = []
        self.patterns: set[tuple[str, str]] = set()
        self._scope = scope
        self._functions = functions
        self._built_in = built_in
        self._room = ROOM

    def null(self, reason: str) -> object:
        """FEEL's answer to what has no value; the reason is kept."""
        self.budget.spend(_SURPRISE)
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(reason)
        return None

    def outside(self, name: str) -> object:
        """A name no block declares: a variable of the scope, a function of the host, a built-in."""
        if name in self._scope:
            value = to_feel(self._scope[name], self.budget)
        elif name in self._functions:
            value = host_function(name, self._functions[name])
        elif name in self._built_in:
            value = self._built_in[name]
        else:
            return self.null(f"there is no variable {name!r}")
        self.root.values[name] = value
        return value

    def has(self, name: str) -> bool:
        """Does the scope have a variable of this name?"""
        return name in self._scope

    def enter(self, levels: int) -> None:
        """A function body of that height starts. Raises BudgetExceeded."""
        self._room -= levels
        if self._room < 0:
            raise BudgetExceeded("functions call each other too deeply")

    def leave(self, levels: int) -> None:
        """The body has ended."""
        self._room += levels


def host_function(name: str, function: Callable[..., object]) -> Function:
    """A Python callable as FEEL sees it; it receives FEEL values and may raise NoValue."""
    signature = inspect.signature(function)

    def call(run: Run, *arguments: object) -> object:
        try:
            signature.bind(*arguments)
        except TypeError as error:
            raise NoValue(f"{name}: {error}") from error
        for argument in arguments:
            weigh(argument, run.budget)
        return to_feel(function(*arguments), run.budget)

    return Function(name, (tuple(signature.parameters),), call)
