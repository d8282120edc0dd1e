"""The bank: pays what the ledger owes and names payers. It is asked before it is told again."""

from collections.abc import Sequence
from datetime import datetime

import httpx

from engine.settings import Settings
from engine.store import exact
from engine.trading.money import signed
from engine.trading.money.house_key import SENDER, house_key
from engine.trading.money.orders.take_bank_message import TakeBankMessage
from engine.vocabulary import CLOCK, Data, Json, Order
from engine.workflow.orders.send_message import SendMessage

TIMEOUT = httpx.Timeout(10.0)
UNKNOWN = 404


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:
    """The bank's signed answer comes back as an order; whoever waits for payers hears of them.

    Raises:
        httpx.HTTPError: the bank is away or has not decided yet; it is asked again later.
    """
    if body.get("kind") == "payers":
        return [*_payers(key, body, settings), *_then(key, body)]
    return [_order(_payout(_address(settings), key, body, settings))]


def _address(settings: Settings) -> str:
    if not settings.bank_url:
        raise RuntimeError("SUNROAD_BANK is not set")
    return settings.bank_url.rstrip("/")


def _payout(address: str, key: str, body: Data, settings: Settings) -> httpx.Response:
    """A payout that the bank knows is not sent again, however its first answer got lost."""
    where = f"{address}/payouts/{key}"
    known = httpx.get(where, timeout=TIMEOUT)
    if known.status_code != UNKNOWN:
        return known
    return httpx.put(where, content=_signed(settings, key, "payout", body), timeout=TIMEOUT)


def _payers(key: str, body: Data, settings: Settings) -> list[Order]:
    """Where nobody paid there is nobody to ask for, and no bank is needed."""
    if not body.get("entries"):
        return []
    address = _address(settings)
    asked = _signed(settings, key, "payers", {"entries": body["entries"], "at": body["at"]})
    return [_order(httpx.post(f"{address}/payers", content=asked, timeout=TIMEOUT))]


def _then(key: str, body: Data) -> list[Order]:
    """The message that the diagram waits for, where it named one."""
    if not body.get("then"):
        return []
    return [
        SendMessage(
            actor=CLOCK,
            name=str(body["then"]),
            data={},
            project=str(body["project"]),
            correlation=body.get("correlation"),
            key=key,
        )
    ]


def _order(answer: httpx.Response) -> Order:
    answer.raise_for_status()
    told = exact.loads(answer.content)
    return TakeBankMessage(actor=CLOCK, message=told if isinstance(told, dict) else {})


def _signed(settings: Settings, id_: str, kind: str, body: Data) -> bytes:
    """The house's word as of when it was given: a sender has no clock."""
    at = datetime.fromisoformat(str(body["at"]))
    told: dict[str, Json] = signed.message(
        house_key(settings), sender=SENDER, id_=id_, kind=kind, at=at, body=body
    )
    return exact.dumps(told).encode()
