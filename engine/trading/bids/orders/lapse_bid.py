"""Close an upload that was begun days ago and never sent; only then may its chunks go."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.bids.queries.erasable import has_lapsed
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class LapseBid(Order):
    """Given by the clock. Leaves no fact: nobody has bid."""

    bid: str


def handle(order: LapseBid, work: Work) -> None:
    """
    Raises:
        NotFound: no such bid.
        WrongState: it was sent meanwhile, or is not old enough.
    """
    permissions.require(permissions.is_clock(order.actor))
    row = work.session.get(BidRow, order.bid, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(f"bid {order.bid}")
    if not has_lapsed(row, work.now):
        raise WrongState("this upload is kept", bid=row.state)
    row.state = "lapsed"
