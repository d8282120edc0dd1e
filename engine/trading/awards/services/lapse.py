"""The winner does not sign: its letter and those to the others lapse, another may be chosen."""

from datetime import datetime

from engine.trading.awards.falling import fell, given
from engine.trading.awards.queries import by_law
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `reason`, `rule` (the row by which the next candidate may win, ZTB-29).

    Gives `lapsed_letters`, their numbers: they stay public, marked with the reason and the row's
    article. The lot may be decided anew.

    Raises:
        WrongState: no letter stands.
        Invalid: no reason.
    """
    article = ask(by_law.cited, str(inputs["rule"]), now)
    fallen = fell(inputs, ask, now, f"{given(inputs, 'reason')}（{article}）")
    return Result(data={"lapsed_letters": fallen.numbers}, facts=fallen.facts)
