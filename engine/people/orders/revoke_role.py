"""Take a role away; it counts from the person's next request."""

from dataclasses import dataclass

from engine.people import permissions
from engine.people.accounts import of_id
from engine.people.desk import Desk, chain_of
from engine.people.holders import require_other_administrator
from engine.people.inspection import invalid
from engine.people.tables import PersonRoleRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class RevokeRole(Order):
    person: str
    role: str


def handle(order: RevokeRole, work: Desk) -> None:
    """Raises Invalid: not held, or the last administrator of a kind."""
    permissions.require(permissions.may_grant_role(order.actor, order.person))
    person = of_id(work, order.person)
    held = (
        work.session.get(PersonRoleRow, (person.id, order.role))
        if isinstance(order.role, str)
        else None
    )
    if held is None:
        raise invalid("role", "not_held")
    require_other_administrator(work, person.id, "role", frozenset({held.role}))
    work.session.delete(held)
    work.record(
        Fact.ROLE_REVOKED,
        chain=chain_of(person.organisation_id),
        person=person.id,
        role=order.role,
    )
