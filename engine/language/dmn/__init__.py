"""DMN 1.5: decision tables and the other boxed expressions, on the same FEEL.

decisions = dmn.load(xml)
decisions["bid_method"].decide({"amount": Decimal(5)}, now=now)
"""

from engine.language.dmn.errors import (
    BadModel,
    DmnError,
    RulesConflict,
    Unsupported,
    ValueNotAllowed,
)
from engine.language.dmn.model import Decision, load

__all__ = [
    "BadModel",
    "Decision",
    "DmnError",
    "RulesConflict",
    "Unsupported",
    "ValueNotAllowed",
    "load",
]
