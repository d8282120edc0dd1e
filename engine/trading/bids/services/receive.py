"""Take a bid in: the one before it for the same lot and pseudonym is replaced."""

from datetime import datetime

from engine.trading.bids import taking_in
from engine.trading.bids.deadline import RULE, require_before
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `pseudonym`, `deadline`, and `bid`, the id of a sealed upload; where the item
    asks for none, `hash` instead. Optional: `rule`, the row that refuses what is late.
    Gives `receipt` {id, received_at, hash, root}.

    Raises:
        TooLate: the deadline has come (ZTB-14, or the row that is named).
        NotFound: the upload is not this bidder's for this lot.
        WrongState: the upload is not sealed, or was sent before.
        Invalid: the item asks for a sealed upload, and none is named.
    """
    require_before(inputs["deadline"], now, str(inputs.get("rule") or RULE))
    project, lot, pseudonym = (str(inputs[name]) for name in ("project_id", "lot", "pseudonym"))
    about = taking_in.About(project=project, lot=lot, pseudonym=pseudonym)
    named = inputs.get("bid")
    taken = (
        ask(taking_in.uploaded, about, str(named), now)
        if named
        else ask(taking_in.told, about, inputs.get("hash"), now)
    )
    return Result(data={"receipt": _receipt(taken.row)}, facts=_facts(taken))


def _receipt(row: BidRow) -> dict[str, Json]:
    """`root` only of a sealed upload."""
    at = row.received_at.isoformat() if row.received_at else None
    root: dict[str, Json] = {"root": row.root} if row.root else {}
    return {"id": row.id, "received_at": at, "hash": row.hash, **root}


def _facts(taken: taking_in.Taken) -> tuple[tuple[Fact, Data], ...]:
    row = taken.row
    told: Data = {"receipt": row.id, "pseudonym": row.pseudonym, "hash": row.hash}
    replaced: tuple[tuple[Fact, Data], ...] = tuple(
        (Fact.BID_REPLACED, {"receipt": id_, "pseudonym": row.pseudonym}) for id_ in taken.replaced
    )
    return (*replaced, (Fact.BID_RECEIVED, told))
