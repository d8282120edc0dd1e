"""The colleagues to whom somebody may hand a task of a lane."""

from sqlalchemy.orm import Session

from engine.people.queries.holders_of import holders_of
from engine.people.queries.person_view import PersonView
from engine.vocabulary import Actor


def colleagues(session: Session, actor: Actor, role: str | None) -> tuple[PersonView, ...]:
    """Active holders of the role in the actor's organisation, the actor apart."""
    if role is None or actor.organisation is None or role not in actor.roles:
        return ()
    held = holders_of(session, role, actor.organisation)
    return tuple(person for person in held if person.id != actor.id)
