"""Fills fields of forms from the record of the acting organisation."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.parties.party import PATHS, told
from engine.trading.parties.queries.party_of import party_of
from engine.vocabulary import Actor, Data
from engine.workflow.prefilling import Source

NAME = "party"


def of_actor(session: Session, actor: Actor, now: datetime) -> Data | None:
    """Nothing for whoever has no organisation."""
    return told(party_of(session, actor.organisation, at=now)) if actor.organisation else None


PARTY = Source(tell=of_actor, paths=PATHS)
