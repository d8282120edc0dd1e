"""The second publication channel: another site that receives every notice over HTTP."""

from collections.abc import Sequence

import httpx

from engine.settings import Settings
from engine.store import exact
from engine.vocabulary import Data, Order

TIMEOUT = httpx.Timeout(10.0)


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:
    """Puts the notice under its key, its fields in their order; a second call changes nothing.

    Raises:
        httpx.HTTPError: the receiver is away or refused.
    """
    url = settings.second_channel_url
    if not url:
        raise RuntimeError("SUNROAD_SECOND_CHANNEL is not set")
    answer = httpx.put(
        f"{url.rstrip('/')}/notices/{key}",
        content=exact.dumps(dict(body)).encode(),
        headers={"content-type": "application/json"},
        timeout=TIMEOUT,
    )
    answer.raise_for_status()
    return []
