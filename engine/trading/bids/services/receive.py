"""Take a bid in: the one before it for the same lot and pseudonym is replaced."""

from datetime import datetime
from uuid import uuid4

from engine.trading.bids.deadline import require_before
from engine.trading.bids.queries.receipts import standing
from engine.trading.bids.tables import BidReceiptRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `pseudonym`, `hash`, `deadline`. Gives `receipt` {id, received_at, hash}.

    Raises:
        TooLate: the deadline has come (ZTB-14).
    """
    require_before(inputs["deadline"], now)
    project, lot, pseudonym = (str(inputs[name]) for name in ("project_id", "lot", "pseudonym"))
    earlier = ask(standing, project, lot, pseudonym)
    if earlier:
        earlier.state = "replaced"
    row = BidReceiptRow(
        id=uuid4().hex,
        project=project,
        lot=lot,
        pseudonym=pseudonym,
        hash=str(inputs["hash"]),
        received_at=now,
        state="received",
    )
    receipt: dict[str, Json] = {"id": row.id, "received_at": now.isoformat(), "hash": row.hash}
    fact: Data = {"receipt": row.id, "pseudonym": pseudonym, "hash": row.hash}
    return Result(data={"receipt": receipt}, rows=(row,), facts=((Fact.BID_RECEIVED, fact),))
