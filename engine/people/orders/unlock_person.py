"""Let somebody who is locked out sign in again at once."""

from dataclasses import dataclass

from engine.people import permissions
from engine.people.accounts import of_id, unlock
from engine.people.desk import Desk, chain_of
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class UnlockPerson(Order):
    person: str


def handle(order: UnlockPerson, work: Desk) -> None:
    permissions.require(permissions.may_unlock(order.actor, order.person))
    person = of_id(work, order.person)
    unlock(person)
    work.record(
        Fact.PERSON_CHANGED,
        chain=chain_of(person.organisation_id),
        person=person.id,
        fields=["locked_until"],
    )
