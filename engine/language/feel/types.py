"""Is a value of a type? For `instance of`, typed parameters and typeRef (DMN 1.5, 10.3.2.9)."""

from collections.abc import Callable, Mapping

from engine.language.feel.budget import Budget
from engine.language.feel.errors import FeelSyntaxError
from engine.language.feel.tree import Type
from engine.language.feel.values import Function, Range, kind

Check = Callable[[object, Budget], bool]
"""Is the value of the type? The budget pays for looking."""
_ALIASES = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "day time duration": "days and time duration",
    "year month duration": "years and months duration",
    "days and time duration": "days and time duration",
    "years and months duration": "years and months duration",
    "date and time": "date and time",
}
TYPE_NAMES = tuple(name for name in _ALIASES if " " in name)
_SIMPLE = frozenset(
    ("number", "string", "boolean", "date", "time", "list", "context", "range", "function")
)


def type_check(wanted: Type, own: Mapping[str, Check], position: int = 0) -> Check:
    """A test for the type; `own` are the types a model declares. Raises FeelSyntaxError."""
    if wanted.name in own and not wanted.parts:
        return own[wanted.name]
    if wanted.parts:
        return _compound(wanted, [type_check(part, own) for part in wanted.parts])
    if wanted.name == "Any":
        return lambda value, _budget: value is not None
    if wanted.name in ("Null", "null"):
        return lambda value, _budget: value is None
    name = _ALIASES.get(wanted.name, wanted.name)
    if name not in _SIMPLE and name not in _ALIASES:
        raise FeelSyntaxError(f"there is no type {wanted.name!r}", position)
    return lambda value, _budget: kind(value) == name


def _compound(wanted: Type, parts: list[Check]) -> Check:
    if wanted.name == "list":
        return list_of(parts[0])
    if wanted.name == "range":
        return _range_of(parts[0])
    if wanted.name == "context":
        return context_of(dict(zip(wanted.names, parts, strict=True)))
    arity = len(parts) - 1
    return lambda value, _budget: (
        isinstance(value, Function) and any(len(names) == arity for names in value.overloads)
    )


def _range_of(end: Check) -> Check:
    return lambda value, budget: (
        isinstance(value, Range)
        and all(end(part, budget) for part in (value.low, value.high) if part is not None)
    )


def list_of(item: Check) -> Check:
    """A list whose items all pass."""

    def check(value: object, budget: Budget) -> bool:
        if not isinstance(value, list):
            return False
        budget.spend(1 + len(value))
        return all(item(part, budget) for part in value)

    return check


def context_of(fields: Mapping[str, Check]) -> Check:
    """A context that has these fields, each null or passing."""

    def check(value: object, budget: Budget) -> bool:
        budget.spend(1 + len(fields))
        return isinstance(value, dict) and all(
            name in value and (value[name] is None or of_type(value[name], budget))
            for name, of_type in fields.items()
        )

    return check
