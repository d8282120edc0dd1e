"""Say on its day that an item is in force; from then on it may be started."""

from datetime import datetime

from engine.vocabulary import Data, Fact, Json
from engine.workflow import catalogue
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `code`. An item that was withdrawn before its day leaves no fact."""
    item = ask(catalogue.at, str(inputs["code"]), now)
    if item is None:
        return Result()
    told: dict[str, Json] = {"item": item.code, "revision": item.revision}
    return Result(facts=((Fact.ITEM_IN_FORCE, told),))
