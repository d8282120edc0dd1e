"""A record with its dated history: for the party itself, and for those who keep the records."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.queries.names import names_of, organisation_names
from engine.trading.parties.party import File, Party
from engine.trading.parties.queries.party_of import party_of
from engine.trading.parties.tables import PartyChangeRow
from engine.vocabulary import Actor, Data

MOST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """Who changed what and when; `was` and `now` hold the fields that differ.

    `of` is the name of the record it was made in, where that was merged into this one.
    """

    at: datetime
    by: str
    part: str
    was: Data
    now: Data
    of: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyView:
    """`merged` are the names of the records that resolve to this one."""

    party: Party
    history: tuple[Change, ...]
    merged: tuple[str, ...]
    may_change: bool
    may_merge: bool


def party_view(session: Session, actor: Actor, organisation: str) -> PartyView:
    """An id that was merged away answers with the record that counts, both histories in it.

    Raises:
        NotFound: no such organisation, or neither one's own nor one's to read.
    """
    party = party_of(session, organisation)
    _require(actor, party)
    names = organisation_names(session, set(party.merged))
    return PartyView(
        party=party,
        history=_history(session, party, names),
        merged=tuple(names[id_] for id_ in party.merged if id_ in names),
        may_change=permissions.may_change_party(actor, party.organisation),
        may_merge=permissions.may_keep_parties(actor),
    )


def certificate(session: Session, actor: Actor, organisation: str, item: str) -> File:
    """The file of one row. Raises NotFound as `party_view`, or when the row has none."""
    party = party_of(session, organisation)
    _require(actor, party)
    rows = (*party.qualifications, *party.performance, *party.staff)
    found = next((one.file for one in rows if one.id == item), None)
    if found is None:
        raise NotFound(f"file of row {item}")
    return found


def _require(actor: Actor, party: Party) -> None:
    if not permissions.may_see_party(actor, party.organisation):
        raise NotFound(f"party {party.organisation}")


def _history(session: Session, party: Party, names: dict[str, str]) -> tuple[Change, ...]:
    """The newest hundred."""
    ids = (party.organisation, *party.merged)
    wanted = select(PartyChangeRow).where(PartyChangeRow.organisation.in_(ids))
    newest = wanted.order_by(PartyChangeRow.at.desc(), PartyChangeRow.revision.desc()).limit(MOST)
    rows = session.scalars(newest).all()
    people = names_of(session, {row.by for row in rows})
    return tuple(
        Change(
            at=row.at,
            by=people.get(row.by, ""),
            part=row.part,
            was=row.before if isinstance(row.before, dict) else {},
            now=row.after if isinstance(row.after, dict) else {},
            of=names.get(row.organisation),
        )
        for row in rows
    )
