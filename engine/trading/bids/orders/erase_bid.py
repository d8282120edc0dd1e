"""Forget the cipher text of a bid that counts no longer; its hashes stay."""

from dataclasses import dataclass

from sqlalchemy import delete

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.bids.queries.erasable import GONE
from engine.trading.bids.tables import BidChunkRow, BidRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class EraseBid(Order):
    """Given by the clock, after the bid's chunks were erased from disk."""

    bid: str


def handle(order: EraseBid, work: Work) -> None:
    """
    Raises:
        NotFound: no such bid.
        WrongState: it stands, may still be sent, or is erased.
    """
    permissions.require(permissions.is_clock(order.actor))
    row = work.session.get(BidRow, order.bid, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(f"bid {order.bid}")
    if row.erased or row.state not in GONE:
        raise WrongState("this bid is kept", bid=row.state)
    row.erased, row.manifest = True, None
    work.session.execute(delete(BidChunkRow).where(BidChunkRow.bid == row.id))
    work.record(Fact.BID_ERASED, chain="house", bid=row.id, hash=row.hash)
