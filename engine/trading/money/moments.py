"""Moments of the case file."""

from datetime import datetime

from engine.law.calendar import local
from engine.vocabulary import Json


def moment(value: Json) -> datetime:
    """One without a zone is meant in Shanghai.

    Raises:
        ValueError: it is no moment.
    """
    return local(datetime.fromisoformat(str(value).split("@")[0]))
