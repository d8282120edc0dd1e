"""Receipts of one lot; only the receiving clerk and the opening ask."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.bids.tables import BidReceiptRow


def standing(session: Session, project: str, lot: str, pseudonym: str) -> BidReceiptRow | None:
    """The bid that counts now for a lot and pseudonym."""
    rows = select(BidReceiptRow).where(
        BidReceiptRow.project == project,
        BidReceiptRow.lot == lot,
        BidReceiptRow.pseudonym == pseudonym,
        BidReceiptRow.state == "received",
    )
    return session.scalars(rows).one_or_none()


def lots_of(session: Session, project: str, pseudonym: str) -> tuple[str, ...]:
    """The lots for which a bid of this pseudonym stands."""
    rows = select(BidReceiptRow.lot).where(
        BidReceiptRow.project == project,
        BidReceiptRow.pseudonym == pseudonym,
        BidReceiptRow.state == "received",
    )
    return tuple(session.scalars(rows.order_by(BidReceiptRow.lot)))


def received(session: Session, project: str, lot: str) -> tuple[BidReceiptRow, ...]:
    """The bids that stand for a lot, in the order in which they came."""
    rows = select(BidReceiptRow).where(
        BidReceiptRow.project == project,
        BidReceiptRow.lot == lot,
        BidReceiptRow.state == "received",
    )
    ordered = rows.order_by(BidReceiptRow.received_at, BidReceiptRow.id)
    return tuple(session.scalars(ordered))
