"""All revisions of one law row, newest first."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.queries.kept_row import KeptRow, kept
from engine.law.tables import LawRowRow


def law_row_history(session: Session, row: str) -> tuple[KeptRow, ...]:
    """What the row says and what it said before, with reasons.

    Raises:
        NotFound: no such row.
    """
    revisions = select(LawRowRow).where(LawRowRow.id == row).order_by(LawRowRow.revision.desc())
    found = tuple(kept(stored) for stored in session.scalars(revisions))
    if not found:
        raise NotFound(f"law row {row}")
    return found
