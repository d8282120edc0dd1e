"""Keyset cursors: where the next page of a list begins, as opaque text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from sqlalchemy import Tuple, literal, tuple_

from engine.errors import Invalid, Problem
from engine.store.types import Moment


def write(moment: datetime, id_: str) -> str:
    return urlsafe_b64encode(f"{moment.isoformat()}|{id_}".encode()).decode()


def read(text: str | None) -> Tuple | None:
    """The place a cursor stands for, to compare a pair of columns with.

    Raises:
        Invalid: it is not a cursor of ours.
    """
    if not text:
        return None
    try:
        moment, id_ = urlsafe_b64decode(text.encode()).decode().split("|", 1)
        return tuple_(literal(datetime.fromisoformat(moment), Moment), literal(id_))
    except ValueError:
        problem = Problem(field="after", key="not_a_cursor", text="not a page of this list")
        raise Invalid(problem) from None
