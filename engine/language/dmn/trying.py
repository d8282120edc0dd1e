"""Tries a decision on given data and tells which rules of its table answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.language.dmn.errors import DmnError
from engine.language.dmn.model import Decision
from engine.language.feel.budget import Budget
from engine.language.feel.builtins import BUILTINS
from engine.language.feel.errors import BudgetExceeded
from engine.language.feel.expression import NO_FUNCTIONS, evaluate_code
from engine.language.feel.run import Names, Run


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """The FEEL value, or what went wrong; `rules` are the ids of those that matched, in order.

    `warnings` say why nulls arose on the way.
    """

    value: object
    failure: DmnError | BudgetExceeded | None
    rules: tuple[str, ...]
    warnings: tuple[str, ...]


def tried(
    decision: Decision,
    scope: Names,
    *,
    now: datetime,
    functions: Mapping[str, Callable[..., object]] = NO_FUNCTIONS,
    budget: Budget | None = None,
) -> Tried:
    """The answer as `Decision.decide` gives it; what that would raise is told."""
    run = Run(scope, now=now, functions=functions, built_in=BUILTINS, budget=budget or Budget())
    value: object = None
    failure: DmnError | BudgetExceeded | None = None
    try:
        value = evaluate_code(decision.expression.code, run)
    except (DmnError, BudgetExceeded) as problem:
        failure = problem
    own = decision.table.id if decision.table else ""
    hits = tuple(rule for table, rule in run.hits if table == own)
    return Tried(value=value, failure=failure, rules=hits, warnings=tuple(run.warnings))
