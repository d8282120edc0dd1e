"""Messages thrown by one project to another: they come back as orders."""

from collections.abc import Sequence

from engine.settings import Settings
from engine.vocabulary import CLOCK, Data, Order
from engine.workflow.orders.send_message import SendMessage


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    payload = body.get("payload")
    return [
        SendMessage(
            actor=CLOCK,
            name=str(body["name"]),
            correlation=body.get("correlation"),
            data=payload if isinstance(payload, dict) else {},
            key=key,
        )
    ]
