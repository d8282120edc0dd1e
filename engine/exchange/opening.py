"""Checks a piece of an opened bid's content; the verdict comes back as an order."""

from collections.abc import Sequence

from engine.settings import Settings
from engine.trading.opening import checking
from engine.trading.opening.orders.record_content_check import RecordContentCheck
from engine.vocabulary import CLOCK, Data, Order


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    found = checking.check(body, settings)
    return [
        RecordContentCheck(
            actor=CLOCK,
            bid=str(body["bid"]),
            first=int(str(body["first"])),
            until=found.until,
            fault=found.fault,
            chunk=found.chunk,
            files=found.files,
        )
    ]
