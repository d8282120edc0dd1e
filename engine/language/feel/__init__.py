"""FEEL, the expression language of DMN 1.5: compile once, evaluate under a budget.

expression = feel.compile("bid count >= 3", names=["bid count"])
expression.evaluate({"bid count": 5}, now=now)      # True
"""

from engine.language.feel.budget import Budget
from engine.language.feel.convert import to_feel, to_json
from engine.language.feel.errors import (
    BudgetExceeded,
    FeelError,
    FeelSyntaxError,
    NoValue,
    TooComplex,
)
from engine.language.feel.expression import MISSING, Expression, check_names, compile
from engine.language.feel.moments import HOME
from engine.language.feel.run import Names
from engine.language.feel.timers import Cycle, Period, cycle, moment
from engine.language.feel.values import Function, Months, Range, Time, kind

__all__ = [
    "HOME",
    "MISSING",
    "Budget",
    "BudgetExceeded",
    "Cycle",
    "Expression",
    "FeelError",
    "FeelSyntaxError",
    "Function",
    "Months",
    "Names",
    "NoValue",
    "Period",
    "Range",
    "Time",
    "TooComplex",
    "check_names",
    "compile",
    "cycle",
    "kind",
    "moment",
    "to_feel",
    "to_json",
]
