"""Puts tests to the engine itself, so that no example here says what a real decision would not."""

import datetime as dt

from engine.language.feel.budget import Budget
from engine.language.feel.builtins import BUILTINS
from engine.language.feel.compiling import compile_tree
from engine.language.feel.compiling.compiler import Code
from engine.language.feel.errors import NoValue
from engine.language.feel.expression import evaluate_code
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import INPUT, Node

STEPS = 2_000_000
_NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Nothing that is judged here asks for the time."""


class Judge:
    """One budget pays for one table."""

    def __init__(self, steps: int = STEPS) -> None:
        self._run = Run(
            {}, now=_NOW, functions={}, built_in=BUILTINS, budget=Budget(steps=steps, size=steps)
        )
        self._codes: dict[int, tuple[Node, Code]] = {}

    def value(self, node: Node) -> object:
        """What a node without variables is. Raises BudgetExceeded."""
        try:
            return evaluate_code(self._code(node), self._run)
        except NoValue:
            return None

    def passes(self, test: Node | None, value: object) -> bool:
        """Whether the value passes the test. Raises BudgetExceeded."""
        if test is None:
            return True
        self._run.budget.spend()
        return self._code(test)(Frame({INPUT: value}, self._run.root), self._run) is True

    def _code(self, node: Node) -> Code:
        """Kept with its node, whose address would be another's once it is gone."""
        known = self._codes.get(id(node))
        if known is None:
            known = self._codes[id(node)] = (node, compile_tree(node))
        return known[1]
