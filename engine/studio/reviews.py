"""Requests to publish a draft, and who had a hand in it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.studio.tables import StudioFileRow, StudioReviewRow


def waiting(session: Session, draft: str) -> StudioReviewRow:
    """The request that nobody has decided yet.

    Raises:
        NotFound: there is none.
    """
    rows = select(StudioReviewRow).where(
        StudioReviewRow.draft == draft, StudioReviewRow.decided_at.is_(None)
    )
    row = session.scalars(rows).one_or_none()
    if row is None:
        raise NotFound(f"review of draft {draft}")
    return row


def writers(session: Session, draft: str) -> frozenset[str]:
    """Everybody who saved a file of it."""
    rows = select(StudioFileRow.saved_by).where(StudioFileRow.draft == draft).distinct()
    return frozenset(session.scalars(rows))
