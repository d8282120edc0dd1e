"""Sign out of one session, or of all: a copied cookie is worth nothing afterwards."""

from dataclasses import dataclass

from sqlalchemy import delete

from engine.people.accounts import end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.tables import EndedSessionRow, PersonRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOut(Order):
    """`session` is the id that the session carries; None ends every session of the person."""

    session: str | None = None


def handle(order: SignOut, work: Desk) -> None:
    """Signing out twice is no error."""
    look = Inspection()
    look.text("session", order.session, most=64, optional=True)
    look.done()
    person = of_id(work, order.actor.id)
    if order.session is None:
        _end_all(work, person)
    elif work.session.get(EndedSessionRow, order.session) is None:
        work.session.add(
            EndedSessionRow(session=order.session, person_id=person.id, ended_at=work.now)
        )
    work.record(
        Fact.SIGNED_OUT,
        chain=chain_of(person.organisation_id),
        person=person.id,
        everywhere=order.session is None,
    )


def _end_all(work: Desk, person: PersonRow) -> None:
    """The new epoch ends those that were signed out singly as well."""
    end_sessions(person)
    work.session.execute(delete(EndedSessionRow).where(EndedSessionRow.person_id == person.id))
