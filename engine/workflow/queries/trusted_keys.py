"""The list of trusted keys, for who keeps it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.vocabulary import Actor
from engine.workflow.packages.tables import TrustedKeyRow


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyLine:
    """One key; `added_by` and `withdrawn_by` are names."""

    id: str
    organisation: str
    valid_from: datetime
    valid_to: datetime | None
    added_by: str
    added_at: datetime
    withdrawn_by: str
    withdrawn_at: datetime | None


def trusted_keys(session: Session, actor: Actor) -> tuple[KeyLine, ...]:
    """Those in use first, newest first. Raises NotAllowed."""
    permissions.require(permissions.may_trust_keys(actor))
    order = (TrustedKeyRow.withdrawn_at.is_not(None), TrustedKeyRow.added_at.desc())
    rows = list(session.scalars(select(TrustedKeyRow).order_by(*order)))
    hands = {one for row in rows for one in (row.added_by, row.withdrawn_by) if one}
    people = names_of(session, hands)
    return tuple(_line(row, people) for row in rows)


def _line(row: TrustedKeyRow, people: dict[str, str]) -> KeyLine:
    withdrawn_by = row.withdrawn_by or ""
    return KeyLine(
        id=row.id,
        organisation=row.organisation,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        added_by=people.get(row.added_by, row.added_by),
        added_at=row.added_at,
        withdrawn_by=people.get(withdrawn_by, withdrawn_by),
        withdrawn_at=row.withdrawn_at,
    )
