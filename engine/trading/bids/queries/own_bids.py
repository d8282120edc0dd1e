"""What one bidder has done for each lot of a project: asked by the bidder alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.bids import receipt
from engine.trading.bids.own import alias, own_bid
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Actor, Json


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnBid:
    """A bid or upload; `received_at` is None for what was not sent."""

    bid: str
    lot: str
    state: str
    begun_at: datetime
    received_at: datetime | None
    size: int | None


def own_bids(session: Session, actor: Actor, project: str) -> tuple[OwnBid, ...]:
    """Newest first; nothing for whoever has no organisation."""
    rows = select(BidRow).where(
        BidRow.project == project,
        BidRow.pseudonym == (alias(session, actor, project) or ""),
        BidRow.suite.is_not(None),
    )
    newest = rows.order_by(BidRow.begun_at.desc(), BidRow.id)
    return tuple(_own(row) for row in session.scalars(newest))


def own_receipt(session: Session, actor: Actor, bid: str) -> dict[str, Json]:
    """The signed receipt of a bid of one's own; it outlives replacement and withdrawal.

    Raises:
        NotFound: no bid of this person's, or none that was received.
    """
    row = own_bid(session, actor, bid)
    if row.signature is None:
        raise NotFound(f"receipt of {bid}")
    return receipt.of(row)


def _own(row: BidRow) -> OwnBid:
    return OwnBid(
        bid=row.id,
        lot=row.lot,
        state=row.state,
        begun_at=row.begun_at,
        received_at=row.received_at,
        size=row.size,
    )
