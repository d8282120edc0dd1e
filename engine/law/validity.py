"""What makes a law row wrong, field by field, so that a person can mend it."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from engine.errors import Problem
from engine.law.counting import MOST, UNITS
from engine.law.rows import LAST_DAY, MARKS, OPERATORS, LawRow

LONGEST = {
    **dict.fromkeys(("rule", "law", "source", "note"), 2000),
    **dict.fromkeys(("from_event", "to_event", "article"), 500),
    **dict.fromkeys(("unit", "on_breach"), 40),
}

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def is_number(text: str) -> bool:
    """Whether a table's text is one plain number."""
    return _NUMBER.fullmatch(text) is not None


def problems(row: LawRow) -> tuple[Problem, ...]:
    """Everything wrong with a row, or nothing."""
    return (
        *_missing(row),
        *_unknown(row),
        *_uncountable(row),
        *_backwards(row),
        *too_long(row, LONGEST),
    )


def required(field: str, value: str) -> Iterator[Problem]:
    """A problem when a field was left empty."""
    if not value.strip():
        yield Problem(field=field, key="required", text="this may not be empty")


def too_long(told: object, longest: Mapping[str, int]) -> Iterator[Problem]:
    """A problem for each text field that holds more characters than it may."""
    for field, most in longest.items():
        if len(getattr(told, field) or "") > most:
            yield Problem(field=field, key="too_long", text=f"at most {most} characters")


def _missing(row: LawRow) -> Iterator[Problem]:
    for field in ("id", "rule", "law", "source", "on_breach"):
        yield from required(field, getattr(row, field))


def _unknown(row: LawRow) -> Iterator[Problem]:
    allowed = {"op": OPERATORS, "source_level": MARKS, "last_day": LAST_DAY}
    for field, choices in allowed.items():
        if getattr(row, field) not in choices:
            text = f"one of {', '.join(choice for choice in choices if choice)}"
            yield Problem(field=field, key="unknown", text=text)


def _uncountable(row: LawRow) -> Iterator[Problem]:
    if row.value == "":
        yield Problem(field="value", key="required", text="this may not be empty")
    elif row.unit == "ratio" and not _is_ratio(row):
        yield Problem(field="value", key="not_a_ratio", text="a ratio is written as 2/3")
    elif row.unit in UNITS and not _is_length(row.value):
        text = f"a whole number of {row.unit}, at most {MOST}"
        yield Problem(field="value", key="not_a_length", text=text)
    elif row.last_day and row.period is None:
        yield Problem(field="last_day", key="no_period", text="only a period has a last day")


def _backwards(row: LawRow) -> Iterator[Problem]:
    if row.effective_from and row.effective_to and row.effective_to < row.effective_from:
        text = "the last day lies before the first"
        yield Problem(field="effective_to", key="before_start", text=text)


def _is_length(value: Decimal | str) -> bool:
    """Words such as "10/20" stand for several lengths; a person has to choose."""
    return isinstance(value, str) or (value == int(value) and 0 <= value <= MOST)


def _is_ratio(row: LawRow) -> bool:
    try:
        return Fraction(str(row.value)) >= 0
    except (ValueError, ZeroDivisionError):
        return False
