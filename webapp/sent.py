"""Reads what browsers send: JSON objects, whole numbers, moments."""

from datetime import datetime
from zoneinfo import ZoneInfo

from engine.errors import Invalid, Problem
from engine.store import exact
from engine.vocabulary import Data

ZONE = ZoneInfo("Asia/Shanghai")


def json_object(text: str) -> Data:
    """
    Raises:
        Invalid: the text is not a JSON object.
    """
    try:
        value = exact.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Invalid(Problem(field="data", key="not_an_object", text="a JSON object is needed"))
    return value


def whole(field: str, text: str) -> int:
    """
    Raises:
        Invalid: the text is not a whole number.
    """
    try:
        return int(text)
    except ValueError:
        problem = Problem(field=field, key="not_a_number", text="a whole number is needed")
        raise Invalid(problem) from None


def moment(field: str, text: str) -> datetime | None:
    """A moment in Shanghai as a date or date-time input sends it; None when left empty.

    Raises:
        Invalid: the text is neither.
    """
    try:
        value = datetime.fromisoformat(text) if text else None
    except ValueError:
        problem = Problem(field=field, key="not_a_date", text="a date is needed")
        raise Invalid(problem) from None
    return value if value is None or value.tzinfo else value.replace(tzinfo=ZONE)
