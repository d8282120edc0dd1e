"""Keeps numbers exact and finite where data enters the case file."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.vocabulary import Json


class NotExact(ValueError):  # noqa: N818 - a sentence
    """Only exact JSON enters the case file: no floats, no infinite numbers, text keys."""


def exact(values: Mapping[str, Any]) -> dict[str, Json]:
    """The same names, each value checked. Raises NotExact."""
    return {name: _checked(value) for name, value in values.items()}


def _checked(value: Any) -> Json:
    if isinstance(value, Mapping):
        return {_key(key): _checked(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(part) for part in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise NotExact(type(value).__name__)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise NotExact(type(key).__name__)
    return key
