"""On what somebody confirms or corrects the law: where they read it, on which day, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from engine.errors import Problem
from engine.law import validity
from engine.law.calendar import local_day
from engine.vocabulary import Data, Order

LONGEST = {"source": 500, "url": 500, "reason": 2000}


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounded(Order):
    """`source` names the text (gazette, number of the decree, page), `url` where it can be opened.

    `url` is empty for what was read on paper; `consulted_on` is the day it was read.
    """

    source: str
    url: str = ""
    consulted_on: date
    reason: str


def problems(order: Grounded, now: datetime) -> Iterator[Problem]:
    """What is missing or cannot be; a text read tomorrow was not read."""
    yield from validity.required("source", order.source)
    yield from validity.required("reason", order.reason)
    yield from validity.too_long(order, LONGEST)
    if order.url.strip() and not _is_address(order.url.strip()):
        text = "an address of the web begins with http:// or https://"
        yield Problem(field="url", key="not_an_address", text=text)
    if order.consulted_on > local_day(now):
        text = f"{order.consulted_on} is still to come"
        yield Problem(field="consulted_on", key="to_come", text=text)


def told(order: Grounded) -> Data:
    """As the ledger keeps it."""
    return {
        "source": order.source.strip(),
        "url": order.url.strip(),
        "consulted_on": order.consulted_on.isoformat(),
        "reason": order.reason.strip(),
    }


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = text.isprintable() and " " not in text
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
