"""The list of trusted keys as it stands in this house."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.packages.signatures import TrustedKey
from engine.workflow.packages.tables import TrustedKeyRow


def trusted(session: Session) -> dict[str, TrustedKey]:
    """Every key of the list by its id, the withdrawn ones too."""
    return {row.id: _key(row) for row in session.scalars(select(TrustedKeyRow))}


def _key(row: TrustedKeyRow) -> TrustedKey:
    return TrustedKey(
        id=row.id,
        public_key=row.public_key,
        organisation=row.organisation,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        withdrawn_at=row.withdrawn_at,
    )
