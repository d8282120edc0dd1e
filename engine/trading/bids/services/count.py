"""Which bids stand for a lot when the deadline has come: as many rows as the opening reads out."""

from datetime import datetime

from engine.trading.bids.queries import receipts
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `lot`. Gives `bidder_count` and `received`, a list of {number, pseudonym}."""
    standing = ask(receipts.received, str(inputs["project_id"]), str(inputs["lot"]))
    received: list[Json] = [
        {"number": number, "pseudonym": row.pseudonym} for number, row in enumerate(standing, 1)
    ]
    return Result(data={"bidder_count": len(received), "received": received})
