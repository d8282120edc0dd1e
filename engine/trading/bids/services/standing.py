"""For which lots a bid of one pseudonym stands: only they may be withdrawn."""

from datetime import datetime

from engine.trading.bids.queries import receipts
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `pseudonym`, None for whoever has none. Gives `own_bids`, a list of lot ids."""
    if inputs["pseudonym"] is None:
        return Result(data={"own_bids": []})
    lots = ask(receipts.lots_of, str(inputs["project_id"]), str(inputs["pseudonym"]))
    own: list[Json] = list(lots)
    return Result(data={"own_bids": own})
