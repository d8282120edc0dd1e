"""How many bids stand for a lot when the deadline has come."""

from datetime import datetime

from engine.trading.bids.queries import receipts
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `lot`. Gives `bidder_count`."""
    counted = ask(receipts.count, str(inputs["project_id"]), str(inputs["lot"]))
    return Result(data={"bidder_count": counted})
