"""The record of one organisation; one that was merged away answers with what counts instead."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.calendar import local_day
from engine.people.tables import OrganisationRow
from engine.trading.parties.fields import PartyKind
from engine.trading.parties.party import File, Item, Party, validity
from engine.trading.parties.tables import PartyItemRow, PartyRow
from engine.vocabulary import Data
from engine.workflow.queries.answering import now


def party_of(session: Session, organisation: str, *, at: datetime | None = None) -> Party:
    """As of `at`, or of now; an organisation that never said more has a record of its names.

    Raises:
        NotFound: there is no such organisation.
    """
    row = session.get(PartyRow, organisation)
    counts = row.merged_into if row and row.merged_into else organisation
    home = session.get(OrganisationRow, counts)
    if home is None:
        raise NotFound(f"organisation {organisation}")
    items = _items(session, counts, at or now(session))
    return _party(session, home, session.get(PartyRow, counts), items)


def resolved(session: Session, organisation: str) -> str:
    """The id whose record counts for an organisation."""
    wanted = select(PartyRow.merged_into).where(PartyRow.organisation == organisation)
    return session.scalar(wanted) or organisation


def _party(
    session: Session,
    home: OrganisationRow,
    row: PartyRow | None,
    items: dict[str, tuple[Item, ...]],
) -> Party:
    merged = select(PartyRow.organisation).where(PartyRow.merged_into == home.id)
    return Party(
        organisation=home.id,
        kind=row.kind if row else PartyKind.LEGAL_PERSON,
        name=home.name,
        name_en=home.name_en,
        uscc=home.uscc,
        region=home.region,
        legal_representative=row.legal_representative if row else "",
        address=row.address if row else "",
        identity_last=row.identity_last if row else None,
        revision=row.revision if row else 0,
        registered_at=row.registered_at if row else None,
        changed_at=row.changed_at if row else None,
        merged=tuple(session.scalars(merged.order_by(PartyRow.organisation))),
        **items,
    )


def _items(session: Session, organisation: str, moment: datetime) -> dict[str, tuple[Item, ...]]:
    today = local_day(moment)
    found: dict[str, tuple[Item, ...]] = {}
    rows = select(PartyItemRow).where(PartyItemRow.organisation == organisation)
    for row in session.scalars(rows.order_by(PartyItemRow.added_at, PartyItemRow.id)):
        data: Data = row.data if isinstance(row.data, dict) else {}
        expired, not_yet = validity(data, today)
        item = Item(id=row.id, data=data, file=_file(row), expired=expired, not_yet=not_yet)
        found[row.part] = (*found.get(row.part, ()), item)
    return found


def _file(row: PartyItemRow) -> File | None:
    if row.file is None:
        return None
    return File(sha256=row.file, name=row.file_name or "", media_type=row.file_type or "")
