"""Receipts of one lot; only the receiving clerk and the opening ask."""

from sqlalchemy import func, select
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


def count(session: Session, project: str, lot: str) -> int:
    """How many bids stand for a lot."""
    rows = select(func.count()).where(
        BidReceiptRow.project == project,
        BidReceiptRow.lot == lot,
        BidReceiptRow.state == "received",
    )
    return session.scalar(rows) or 0
