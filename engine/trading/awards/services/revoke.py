"""The supervisor's order revokes an award: its letters stay, publicly marked."""

from datetime import datetime

from engine.trading.awards.falling import fell, given
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `order_number` (of the supervisor's written order), `reason`.

    Gives `revoked_letters`, their numbers. The award letter and the result letters fall
    together; the lot may be decided anew.

    Raises:
        WrongState: no letter stands.
        Invalid: the order has no number or no reason.
    """
    order, reason = given(inputs, "order_number"), given(inputs, "reason")
    fallen = fell(inputs, ask, now, reason, order)
    return Result(data={"revoked_letters": fallen.numbers}, facts=fallen.facts)
