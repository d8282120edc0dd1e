"""The four fields that every change to the law asks for, as a form sends and shows them."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from flask import request

from engine.errors import Invalid, Problem
from engine.law.calendar import local_day
from engine.workflow.queries.house_state import house_state
from webapp import current


class Grounds(TypedDict):
    """As `engine.law.grounds.Grounded` takes them."""

    source: str
    url: str
    consulted_on: date
    reason: str


NAMES = tuple(Grounds.__annotations__)


def sent_grounds(prefix: str = "") -> Grounds:
    """`prefix` stands before the names where a page holds several such forms.

    Raises:
        Invalid: the day is missing or none.
    """
    consulted_on = sent_day("consulted_on", prefix)
    if consulted_on is None:
        text = "this may not be empty"
        raise Invalid(Problem(field="consulted_on", key="required", text=text))
    return {
        "source": request.form.get(f"{prefix}source", ""),
        "url": request.form.get(f"{prefix}url", ""),
        "consulted_on": consulted_on,
        "reason": request.form.get(f"{prefix}reason", ""),
    }


def sent_day(field: str, prefix: str = "") -> date | None:
    """The day of a date input, None when left empty.

    Raises:
        Invalid: it is not a date.
    """
    text = request.form.get(f"{prefix}{field}", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        problem = Problem(field=field, key="not_a_date", text="a date is needed")
        raise Invalid(problem) from None


def today() -> date:
    """The day of the house's clock in Beijing."""
    return local_day(current.ask(house_state).now)


def at_fields(problems: list[dict[str, str]], prefix: str) -> list[dict[str, str]]:
    """Problems under the names that the fields have in the form with this prefix."""
    return [
        one | {"field": f"{prefix}{one['field']}"} if one["field"] in NAMES else one
        for one in problems
    ]


def typed(sent: Mapping[str, str] | None, prefix: str = "") -> dict[str, str]:
    """What stands in the four fields: as sent, else the day of today."""
    if sent is None:
        return {"consulted_on": today().isoformat()}
    return {name: sent.get(f"{prefix}{name}", "") for name in NAMES}
