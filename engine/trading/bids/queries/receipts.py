"""The bids that stand; only services and the opening ask."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine.trading.bids.tables import BidRow


def standing(session: Session, project: str, lot: str, pseudonym: str) -> BidRow | None:
    """The bid that counts now for a lot and pseudonym."""
    mine = _received(project).where(BidRow.lot == lot, BidRow.pseudonym == pseudonym)
    return session.scalars(mine).one_or_none()


def lots_of(session: Session, project: str, pseudonym: str) -> tuple[str, ...]:
    """The lots for which a bid of this pseudonym stands."""
    mine = _received(project).where(BidRow.pseudonym == pseudonym).order_by(BidRow.lot)
    return tuple(row.lot for row in session.scalars(mine))


def received(session: Session, project: str, lot: str) -> tuple[BidRow, ...]:
    """The bids that stand for a lot, in the order in which they came."""
    rows = _received(project).where(BidRow.lot == lot)
    return tuple(session.scalars(rows.order_by(BidRow.received_at, BidRow.id)))


def _received(project: str) -> Select[tuple[BidRow]]:
    return select(BidRow).where(BidRow.project == project, BidRow.state == "received")
