"""Give a bid back before the deadline (招标投标法 art. 29)."""

from datetime import datetime

from engine.errors import NotFound
from engine.trading.bids.deadline import require_before
from engine.trading.bids.queries.receipts import standing
from engine.vocabulary import Data, Fact
from engine.workflow.services import Ask, Result

RULE = "ZTB-68"
"""Bids are changed and withdrawn before the deadline only (电子招标投标办法 art. 27)."""


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `pseudonym`, `deadline`. Optional: `rule`, the row that refuses what is late.
    Gives `receipt` {id, withdrawn_at}.

    Raises:
        TooLate: the deadline has come.
        NotFound: no bid stands for this lot and pseudonym.
    """
    require_before(inputs["deadline"], now, str(inputs.get("rule") or RULE))
    project, lot, pseudonym = (str(inputs[name]) for name in ("project_id", "lot", "pseudonym"))
    row = ask(standing, project, lot, pseudonym)
    if row is None:
        raise NotFound("no bid of yours stands for this lot")
    row.state = "withdrawn"
    fact: Data = {"receipt": row.id, "pseudonym": pseudonym}
    return Result(
        data={"receipt": {"id": row.id, "withdrawn_at": now.isoformat()}},
        facts=((Fact.BID_WITHDRAWN, fact),),
    )
