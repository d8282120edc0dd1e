"""Documents of one project."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engine.trading.documents.tables import IssuedRow


def issued_in(session: Session, project: str) -> tuple[IssuedRow, ...]:
    """Oldest first; for services, which may change the rows."""
    rows = select(IssuedRow).where(IssuedRow.project == project)
    return tuple(session.scalars(rows.order_by(IssuedRow.issued_at, IssuedRow.number)))


def number_taken(session: Session, number: str) -> bool:
    """Whether a document has this number."""
    return bool(session.scalar(select(exists().where(IssuedRow.number == number))))
