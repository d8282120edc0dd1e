"""Statutory channels: other sites that receive every notice over HTTP and show it as it is."""

from collections.abc import Sequence
from datetime import datetime

import httpx

from engine.settings import Settings
from engine.store import exact
from engine.trading.notices.media import CHANNEL
from engine.trading.notices.orders.record_delivery import RecordDelivery
from engine.vocabulary import CLOCK, Data, Json, Order

TIMEOUT = httpx.Timeout(10.0)


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:
    """Puts the notice under its key, its fields in their order; a second call changes nothing.

    What the channel answers, its hash and its times, comes back as an order.

    Raises:
        httpx.HTTPError: the receiver is away or refused.
    """
    medium = str(body.get("medium") or CHANNEL)
    answer = httpx.put(
        f"{address(medium, str(body.get('url') or ''), settings)}/notices/{key}",
        content=exact.dumps(dict(body)).encode(),
        headers={"content-type": "application/json"},
        timeout=TIMEOUT,
    )
    answer.raise_for_status()
    return _received(key, medium, answer)


def address(medium: str, url: str, settings: Settings) -> str:
    """Where a channel answers: its own address, or a place of the simulated site.

    Raises:
        RuntimeError: it has none, and no simulated site is named.
    """
    if url:
        return url.rstrip("/")
    if not settings.second_channel_url:
        raise RuntimeError("SUNROAD_SECOND_CHANNEL is not set")
    base = settings.second_channel_url.rstrip("/")
    return base if medium == CHANNEL else f"{base}/media/{medium}"


def moment(value: Json) -> datetime | None:
    """A channel's time; None where it tells none, or none with a zone."""
    try:
        told = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return told if told.tzinfo else None


def _received(key: str, medium: str, answer: httpx.Response) -> Sequence[Order]:
    """Nothing from a channel that only says yes: the next look tells what it shows."""
    try:
        told = exact.loads(answer.content)
    except ValueError:
        return []
    if not isinstance(told, dict) or not isinstance(told.get("hash"), str):
        return []
    return [
        RecordDelivery(
            actor=CLOCK,
            notice=key,
            medium=medium,
            hash=str(told["hash"])[:128],
            received_at=moment(told.get("received_at")),
            shown_at=moment(told.get("shown_at")),
        )
    ]
