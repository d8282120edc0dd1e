"""Looks at what a statutory channel shows of a notice now."""

import contextlib
import hashlib

import httpx

from engine.exchange.second_channel import TIMEOUT, address, moment
from engine.settings import Settings
from engine.store import exact
from engine.trading.notices.orders.record_check import RecordCheck
from engine.trading.notices.queries.channel_looks import Look
from engine.vocabulary import CLOCK

LARGEST = 4 * 1024 * 1024


def look(at: Look, settings: Settings) -> RecordCheck:
    """The order that records it; a channel that is away was not reached."""
    try:
        base = address(at.medium, at.url, settings)
        with httpx.stream("GET", f"{base}/notices/{at.notice}", timeout=TIMEOUT) as answer:
            return _seen(at, answer)
    except (httpx.HTTPError, httpx.InvalidURL, RuntimeError):
        return RecordCheck(actor=CLOCK, notice=at.notice, medium=at.medium, reached=False)


def _seen(at: Look, answer: httpx.Response) -> RecordCheck:
    missing = answer.status_code in (404, 410)
    return RecordCheck(
        actor=CLOCK,
        notice=at.notice,
        medium=at.medium,
        reached=missing or answer.is_success,
        hash=_hash(answer) if answer.is_success else None,
        published_at=moment(answer.headers.get("x-published-at")),
    )


def _hash(answer: httpx.Response) -> str:
    """Of the content as we would write it; of the bytes where they are no JSON."""
    body = b""
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > LARGEST:
            break
    with contextlib.suppress(ValueError):
        body = exact.canonical(exact.loads(body))
    return hashlib.sha256(body).hexdigest()
