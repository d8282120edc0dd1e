"""Orders that a process gives the house, such as starting the project of a re-tender."""

from collections.abc import Sequence

from engine.settings import Settings
from engine.vocabulary import CLOCK, Data, Order
from engine.workflow.orders.start_follower import StartFollower


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    data = body.get("data")
    return [
        StartFollower(
            actor=CLOCK,
            key=key,
            project=str(body["project"]),
            data=data if isinstance(data, dict) else {},
        )
    ]
