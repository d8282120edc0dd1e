"""Judge a proposed item before anybody spends time on it."""

from datetime import datetime

from engine.trading.listing.proposal import item_of
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `proposal` {code, zh, en, class, …, based_on, parameters, effective_from}, `region`.

    Raises:
        Invalid: at the fields of the form that proposed it.
    """
    proposal = inputs["proposal"]
    ask(item_of, proposal if isinstance(proposal, dict) else {}, str(inputs["region"]), now)
    return Result()
