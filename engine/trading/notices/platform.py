"""What this platform says of itself, so that nobody types it into a notice."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.vocabulary import Actor, Data
from engine.workflow.prefilling import Source
from engine.workflow.queries.answering import house

NAME = "platform"


def of_house(session: Session, _actor: Actor, _now: datetime) -> Data:
    """`url` under which everybody reaches the platform."""
    return {"url": house(session).settings.public_url}


PLATFORM = Source(tell=of_house, paths=frozenset({"url"}))
