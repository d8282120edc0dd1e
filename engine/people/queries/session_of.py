"""Whether a session still counts: who it belongs to, and the epoch it must carry."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.queries.actor_of import actor_of
from engine.people.tables import PersonRow
from engine.vocabulary import Actor


def session_of(session: Session, person: str) -> tuple[Actor, int]:
    """The actor and their session epoch; a session with another epoch has ended.

    Raises:
        NotFound: there is no such person, or they are deactivated.
    """
    actor = actor_of(session, person)
    epoch = session.scalar(select(PersonRow.session_epoch).where(PersonRow.id == person))
    return actor, epoch or 0
