"""Under which pseudonyms named organisations act in a project: who is invited or qualified.

They come sorted, and never of fewer than three, so that nobody reads out of them whose is which.
"""

from datetime import datetime

from engine.errors import Invalid, Problem
from engine.people import uscc
from engine.trading.parties.queries.pseudonyms_of import pseudonyms_of
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

LEAST = 3
"""Also the fewest that may be invited (招标投标法 art. 17)."""


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `usccs`, credit codes. Gives `pseudonyms`, a sorted list.

    Raises:
        Invalid: a code that nobody here has, or fewer than three different ones.
    """
    told = inputs["usccs"]
    codes = {uscc.written(str(one)) for one in told} if isinstance(told, list) else set()
    if len(codes) < LEAST:
        raise _refusal("few_parties", f"at least {LEAST} different organisations", least=LEAST)
    found = ask(pseudonyms_of, str(inputs["project_id"]), codes)
    if unknown := codes - found.keys():
        codes_of = ", ".join(sorted(unknown))
        raise _refusal("unknown_parties", f"nobody here has the code {codes_of}", codes=codes_of)
    names: list[Json] = [*sorted(found.values())]
    return Result(data={"pseudonyms": names})


def _refusal(key: str, text: str, **params: Json) -> Invalid:
    return Invalid(Problem(field="usccs", key=key, text=text, params=params))
