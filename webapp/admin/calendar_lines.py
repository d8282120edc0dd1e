"""A year's arrangement as lines of text, as one copies it from the official notice."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from engine.errors import Invalid, Problem
from engine.law.calendar import Day, Kind

KINDS: Mapping[str, Kind] = {"休": "holiday", "班": "makeup", "平": "ordinary"}
WORDS = {kind: word for word, kind in KINDS.items()}
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})\s+([休班平])\s*(.*)")


def written(days: Iterable[Day]) -> str:
    """`2026-01-01 休 元旦`, a line for each day."""
    return "\n".join(f"{day.day} {WORDS[day.kind]} {day.name}".rstrip() for day in days)


def read(text: str) -> tuple[Day, ...]:
    """The days of the lines; empty lines are passed over.

    Raises:
        Invalid: naming the first line that is none.
    """
    return tuple(_days(text))


def _days(text: str) -> Iterator[Day]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _day(number, line.strip())


def _day(number: int, line: str) -> Day:
    match = _LINE.fullmatch(line)
    try:
        if match:
            moment = date.fromisoformat(match[1])
            return Day(day=moment, kind=KINDS[match[2]], name=match[3].strip())
    except ValueError:
        pass
    text = f"line {number} is not “date 休/班/平 name”: {line[:40]}"
    raise Invalid(Problem(field="days", key="bad_line", text=text))
