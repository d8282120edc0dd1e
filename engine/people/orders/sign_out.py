"""Sign out, everywhere: a copied cookie is worth nothing afterwards."""

from dataclasses import dataclass

from engine.people.accounts import end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOut(Order):
    pass


def handle(order: SignOut, work: Desk) -> None:
    person = of_id(work, order.actor.id)
    end_sessions(person)
    work.record(Fact.SIGNED_OUT, chain=chain_of(person.organisation_id), person=person.id)
