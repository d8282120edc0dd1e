"""Read out: every bid of a lot is opened with what came in, or it is said whose fault it is not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from engine.errors import WrongState
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.opening import checking
from engine.trading.opening.finding import found
from engine.trading.opening.queries.openings import opening_of, secrets_by_bid
from engine.trading.opening.tables import HandedInRow, OpenedBidRow, OpeningRow
from engine.trading.opening.telling import SETTLED
from engine.trading.opening.unsealing import OPENED, REVOKED, WITHDRAWN
from engine.vocabulary import Data, Fact, Message
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `lot`. Gives `read_out_count`; what was found is asked of `opening.result`.

    Every secret is wiped: of an opened bid the content's key is kept, encrypted, of others
    nothing. Contents are checked after commit, piece by piece.

    Raises:
        WrongState: the opening has not begun, or was read out before.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    opening = ask(opening_of, project, lot)
    if opening is None or opening.read_at is not None:
        raise WrongState(f"lot {lot}", rule="ZTB-50")
    handed = ask(secrets_by_bid, opening.id)
    rows = [
        ask(found, opening, bid, handed.get(bid.bid, {}), now)
        for bid in ask(sealed_bids, project, lot)
    ]
    opening.read_at = now
    _wipe(handed)
    return Result(
        data={"read_out_count": len(rows)},
        rows=tuple(rows),
        facts=((Fact.BIDS_READ_OUT, _told(lot, rows)),),
        messages=_checks(ask, opening, rows, now),
    )


def _wipe(handed: Mapping[str, Mapping[str, HandedInRow]]) -> None:
    for row in (row for kinds in handed.values() for row in kinds.values()):
        row.secret = None


def _told(lot: str, rows: Sequence[OpenedBidRow]) -> Data:
    counted = Counter(row.outcome for row in rows)
    return {"lot": lot, **{name: counted[name] for name in (OPENED, REVOKED, WITHDRAWN)}}


def _checks(
    ask: Ask, opening: OpeningRow, rows: Sequence[OpenedBidRow], now: datetime
) -> tuple[Message, ...]:
    """The first piece of every opened bid; where none was opened, the end at once."""
    first = [ask(checking.next_piece, row) for row in rows if row.outcome == OPENED]
    if first:
        return tuple(first)
    opening.settled_at = now
    body: Data = {"name": SETTLED, "correlation": opening.id, "payload": {}}
    return (Message(channel="projects", key=f"{opening.id}:settled", body=body),)
