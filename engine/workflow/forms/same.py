"""When two values of the case file count as the same."""

from decimal import Decimal

from engine.vocabulary import Json

DEPTH = 50
_NUMBERS = int | Decimal


def same(one: Json, other: Json, depth: int = 0) -> bool:
    """Equal in kind and value; 1 and 1.0 are, 1 and true are not; nothing deeper than 50 is."""
    if depth > DEPTH or isinstance(one, bool) is not isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same(one[name], other[name], depth + 1) for name in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(
            same(a, b, depth + 1) for a, b in zip(one, other, strict=True)
        )
    return not isinstance(one, dict | list) and one == other


def same_on_screen(one: Json, other: Json) -> bool:
    """The same, or numbers a browser cannot tell apart."""
    if isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS) and not same(one, other):
        kinds = isinstance(one, bool) or isinstance(other, bool)
        return not kinds and _double(one) == _double(other)
    return same(one, other)


def empty(value: Json) -> bool:
    return value is None or value in ("", [])


def _double(value: int | Decimal) -> float | None:
    try:
        return float(value)
    except (OverflowError, ValueError):
        return None
