"""Whose cipher text is to go: what was replaced, withdrawn, or lapsed because nobody sent it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.bids import limits
from engine.trading.bids.tables import BidRow
from engine.workflow.queries.answering import now

GONE = ("replaced", "withdrawn", "lapsed")
UNSENT = ("draft", "sealed")
MOST = 100


def erasable(session: Session) -> tuple[str, ...]:
    """Ids of bids that cannot come back, some of them where there are many."""
    rows = select(BidRow.id).where(BidRow.erased.is_(False), BidRow.state.in_(GONE))
    return tuple(session.scalars(rows.order_by(BidRow.begun_at).limit(MOST)))


def lapsing(session: Session) -> tuple[str, ...]:
    """Ids of uploads that were begun days ago and never sent."""
    rows = select(BidRow.id).where(
        BidRow.erased.is_(False),
        BidRow.state.in_(UNSENT),
        BidRow.begun_at <= _latest(now(session)),
    )
    return tuple(session.scalars(rows.order_by(BidRow.begun_at).limit(MOST)))


def has_lapsed(row: BidRow, at: datetime) -> bool:
    """The same of one bid."""
    return row.state in UNSENT and row.begun_at <= _latest(at)


def _latest(at: datetime) -> datetime:
    return at - timedelta(days=limits.DAYS)
