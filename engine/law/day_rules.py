"""What makes a day of the calendar wrong."""

from collections.abc import Iterator

from engine.errors import Problem
from engine.law.calendar import KINDS, SATURDAY, Day

LONGEST = 100


def day_problems(day: Day, *, field: str) -> Iterator[Problem]:
    """Problems of one day, reported on a field of the order that brings it."""
    if day.kind not in KINDS:
        yield Problem(field=field, key="unknown", text=f"{day.day}: one of {', '.join(KINDS)}")
    if day.kind == "makeup" and day.day.weekday() < SATURDAY:
        text = f"{day.day} is a weekday; only Saturdays and Sundays are worked in exchange"
        yield Problem(field=field, key="no_weekend", text=text)
    if len(day.name) > LONGEST:
        text = f"the name of {day.day} has more than {LONGEST} characters"
        yield Problem(field=field, key="too_long", text=text)
    if day.kind != "ordinary" and not day.name.strip():
        yield Problem(field=field, key="required", text=f"{day.day} needs the holiday's name")
