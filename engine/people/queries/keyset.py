"""Where the next page of a list by name begins, as opaque text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from engine.people.inspection import invalid
from engine.store import exact
from engine.vocabulary import Page

T = TypeVar("T")
COUNTED = 1_000
MOST = 500


def write(name: str, id_: str) -> str:
    return urlsafe_b64encode(exact.dumps([name, id_]).encode()).decode()


def read(after: str | None) -> tuple[str, str] | None:
    """The last name and id of the page before.

    Raises:
        Invalid: it is not a key that a list gave out.
    """
    if not after:
        return None
    try:
        found = exact.loads(urlsafe_b64decode(after.encode()))
    except ValueError:
        raise invalid("after", "not_a_cursor") from None
    match found:
        case [str(name), str(id_)]:
            return name, id_
    raise invalid("after", "not_a_cursor")


def beyond(
    name: InstrumentedAttribute[str], id_: InstrumentedAttribute[str], start: tuple[str, str]
) -> ColumnElement[bool]:
    """What comes after the page before, in the order of name and id."""
    return tuple_(name, id_) > tuple_(literal(start[0]), literal(start[1]))


def page(items: Sequence[T], limit: int, next_key: str | None, counted: int) -> Page[T]:
    """Of `limit + 1` items read the last only says that there is more."""
    return Page(
        items=tuple(items[:limit]),
        next_key=next_key if len(items) > limit else None,
        count=min(counted, COUNTED),
        capped=counted > COUNTED,
    )
