"""The sealed bids that stand for a lot: for the opening, after the deadline."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.bids.queries.receipts import received


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedBid:
    """`number` is its place in the order of receipt, as the opening reads it out."""

    bid: str
    pseudonym: str
    number: int
    manifest: bytes
    received_at: datetime


def sealed_bids(session: Session, project: str, lot: str) -> tuple[SealedBid, ...]:
    """In the order of receipt; a page asks this for nobody before the deadline."""
    return tuple(
        SealedBid(
            bid=row.id,
            pseudonym=row.pseudonym,
            number=number,
            manifest=row.manifest,
            received_at=row.received_at,
        )
        for number, row in enumerate(received(session, project, lot), 1)
        if row.manifest is not None and row.received_at is not None
    )
