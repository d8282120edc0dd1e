"""Requests to publish a draft, and who had a hand in it."""

from collections.abc import Collection

from sqlalchemy import select, union
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


def hands(session: Session, drafts: Collection[str]) -> dict[str, frozenset[str]]:
    """Draft → everybody who saved a file of it or asked for its review that still waits."""
    saved = select(StudioFileRow.draft, StudioFileRow.saved_by.label("person"))
    asked = select(StudioReviewRow.draft, StudioReviewRow.asked_by.label("person"))
    rows = session.execute(
        union(
            saved.where(StudioFileRow.draft.in_(drafts)),
            asked.where(StudioReviewRow.draft.in_(drafts), StudioReviewRow.decided_at.is_(None)),
        )
    ).all()
    found: dict[str, set[str]] = {draft: set() for draft in drafts}
    for row in rows:
        found[row.draft].add(row.person)
    return {draft: frozenset(people) for draft, people in found.items()}
