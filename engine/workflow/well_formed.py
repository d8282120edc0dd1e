"""An order's values have the types its fields name, and nothing that no database can keep."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from engine.errors import Invalid, Problem
from engine.vocabulary import Order

DEEPEST = 100
MOST = 2**31
LONGEST = 20_000
"""Characters of a text that is a field of its own; a form's data have limits of their own."""


def require(order: Order) -> None:
    """
    Raises:
        Invalid: naming every field whose value is of a wrong type or cannot be stored.
    """
    kind: Any = type(order)
    problems = [
        _problem(field, hint, getattr(order, name))
        for name, hint in _hints(kind).items()
        for field in _misfits(name, hint, getattr(order, name))
    ]
    if problems:
        raise Invalid(*problems)


def _problem(field: str, hint: Any, value: object) -> Problem:
    if isinstance(value, str) and len(value) > LONGEST:
        return Problem(field=field, key="too_long", text=f"at most {LONGEST} characters")
    return Problem(field=field, key="wrong_type", text=f"must be {_said(hint)} that can be stored")


def _misfits(name: str, hint: Any, value: object) -> list[str]:
    """Fields that do not fit: of a form's data those inside, else the order's own."""
    if _fits(hint, value):
        return []
    if name != "data" or not isinstance(value, dict) or not all(map(_is_text, value)):
        return [name]
    inner = get_args(hint)[1]
    return [key for key, one in value.items() if not _fits(inner, one)]


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    told = get_type_hints(kind, localns={"Json": Decimal})
    return {field.name: told[field.name] for field in fields(kind) if field.name != "actor"}


def _fits(hint: Any, value: object) -> bool:
    if get_origin(hint) in (Union, UnionType):
        kinds = get_args(hint)
        return _is_json(value) if Decimal in kinds else any(_fits(one, value) for one in kinds)
    if get_origin(hint) is Mapping:
        return _is_mapping(get_args(hint)[1], value)
    if get_origin(hint) is tuple:
        return isinstance(value, tuple | list) and all(
            _fits(get_args(hint)[0], one) for one in value
        )
    if get_origin(hint) is Literal:
        return _is_text(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return isinstance(value, hint) and all(
            _fits(inner, getattr(value, name)) for name, inner in get_type_hints(hint).items()
        )
    return _TYPES[hint](value)


def _is_mapping(inner: Any, value: object) -> bool:
    return isinstance(value, Mapping) and all(
        _is_text(name) and _fits(inner, one) for name, one in value.items()
    )


def _is_json(value: object, depth: int = 0) -> bool:
    if depth > DEEPEST:
        return False
    if isinstance(value, dict):
        return all(_is_text(name) and _is_json(one, depth + 1) for name, one in value.items())
    if isinstance(value, list):
        return all(_is_json(one, depth + 1) for one in value)
    if isinstance(value, Decimal):
        return value.is_finite()
    return value is None or isinstance(value, bool | int) or _is_text(value)


def _is_text(value: object) -> bool:
    """PostgreSQL keeps no NUL, UTF-8 no lone surrogate."""
    if not isinstance(value, str) or "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)


_TYPES: Mapping[Any, Callable[[object], bool]] = {
    str: lambda value: _is_text(value) and len(str(value)) <= LONGEST,
    bool: lambda value: isinstance(value, bool),
    int: lambda value: (
        isinstance(value, int) and not isinstance(value, bool) and -MOST < value < MOST
    ),
    bytes: lambda value: isinstance(value, bytes),
    date: lambda value: isinstance(value, date) and not isinstance(value, datetime),
    datetime: lambda value: isinstance(value, datetime) and value.tzinfo is not None,
    timedelta: lambda value: isinstance(value, timedelta),
    type(None): lambda value: value is None,
}


def _said(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint).replace("typing.", "")
