"""Keyset cursors: where the next page of a list begins, as opaque text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from sqlalchemy import Tuple, literal, tuple_

from engine.errors import Invalid, Problem
from engine.store.types import Moment


def write(moment: datetime, id_: str, rank: int | None = None) -> str:
    """`rank` stands before the moment in lists that are ordered by it first."""
    before = "" if rank is None else f"{rank}|"
    return urlsafe_b64encode(f"{before}{moment.isoformat()}|{id_}".encode()).decode()


def read(text: str | None, *, ranked: bool = False) -> Tuple | None:
    """The place a cursor stands for, to compare two columns with, or three when ranked.

    Raises:
        Invalid: it is not a cursor of ours.
    """
    if not text:
        return None
    try:
        told = urlsafe_b64decode(text.encode()).decode()
        rank, rest = told.split("|", 1) if ranked else ("0", told)
        moment, id_ = rest.split("|", 1)
        at = literal(datetime.fromisoformat(moment), Moment)
        return tuple_(*([literal(int(rank))] if ranked else []), at, literal(id_))
    except ValueError:
        problem = Problem(field="after", key="not_a_cursor", text="not a page of this list")
        raise Invalid(problem) from None
