"""The issuer of guarantees: hears which of its letters are claimed and which given back."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

import httpx

from engine.settings import Settings
from engine.store import exact
from engine.trading.money import signed
from engine.trading.money.house_key import SENDER, house_key
from engine.vocabulary import Data, Order

TIMEOUT = httpx.Timeout(10.0)


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:
    """Puts the state under the guarantee's id; a second call changes nothing.

    Raises:
        httpx.HTTPError: the issuer is away or refuses.
    """
    if not settings.issuer_url:
        raise RuntimeError("SUNROAD_ISSUER is not set")
    told = signed.message(
        house_key(settings),
        sender=SENDER,
        id_=key,
        kind=str(body["kind"]),
        at=datetime.fromisoformat(str(body["at"])),
        body={"guarantee": body["guarantee"], "why": body["why"]},
    )
    address = settings.issuer_url.rstrip("/")
    answer = httpx.put(
        f"{address}/guarantees/{quote(str(body['guarantee']), safe='')}",
        content=exact.dumps(told).encode(),
        headers={"content-type": "application/json"},
        timeout=TIMEOUT,
    )
    answer.raise_for_status()
    return []
