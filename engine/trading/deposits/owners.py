"""Whose pseudonym it is, found only by whoever holds the house's key, after the last moment."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow
from engine.trading.parties.party import Party
from engine.trading.parties.queries.party_of import party_of
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import house


def owners(session: Session, project: str, pseudonyms: frozenset[str]) -> Mapping[str, Party]:
    """Pseudonym → the record of its organisation."""
    settings = house(session).settings
    found: dict[str, Party] = {}
    for id_ in session.scalars(select(OrganisationRow.id)):
        name = pseudonym(settings, project, id_)
        if name in pseudonyms:
            found[name] = party_of(session, id_)
    return found
