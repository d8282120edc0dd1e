"""Whether a session still counts: who it belongs to, and the epoch it must carry."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.queries.actor_of import actor_of
from engine.people.tables import EndedSessionRow, PersonRow
from engine.vocabulary import Actor


def session_of(session: Session, person: str, id_: str = "") -> tuple[Actor, int]:
    """The actor and their session epoch; a session with another epoch has ended.

    Raises:
        NotFound: there is no such person, they are deactivated, or session `id_` was signed out.
    """
    actor = actor_of(session, person)
    ended = select(EndedSessionRow.session).where(EndedSessionRow.session == id_).exists()
    found = session.execute(
        select(PersonRow.session_epoch, ended).where(PersonRow.id == person)
    ).one_or_none()
    if found is None or found[1]:
        raise NotFound(f"session {id_}")
    return actor, found[0]
