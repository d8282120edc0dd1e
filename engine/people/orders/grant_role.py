"""Grant a role; families that must stay apart never meet in one person."""

from dataclasses import dataclass

from engine.people import permissions
from engine.people.accounts import of_id
from engine.people.desk import Desk, chain_of
from engine.people.holders import known_roles, roles_of
from engine.people.inspection import invalid
from engine.people.kinds import NAMES, ONLY, may_hold
from engine.people.roles import Bound, Role
from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class GrantRole(Order):
    person: str
    role: str


def handle(order: GrantRole, work: Desk) -> None:
    """Raises Invalid: unknown, held already, beside a role it may not meet, or at a wrong place."""
    permissions.require(permissions.may_grant_role(order.actor, order.person))
    person = of_id(work, order.person)
    roles = known_roles(work)
    if not isinstance(order.role, str) or order.role not in roles:
        raise invalid("role", "no_such_role")
    held = roles_of(work, person.id)
    if order.role in held:
        raise invalid("role", "held")
    clash = roles.clash(held, order.role)
    if clash is not None:
        raise invalid("role", "clash", held=roles[clash].zh, held_en=roles[clash].en)
    _require_place(work, person, roles[order.role])
    _grant(order, work, person)


def _require_place(work: Desk, person: PersonRow, role: Role) -> None:
    """A role that reaches a region belongs to an organisation of the right kind."""
    home = work.session.get(OrganisationRow, person.organisation_id or "")
    if home is None and role.bound is Bound.REGION:
        raise invalid("role", "needs_organisation")
    if home is not None and not may_hold(role.family, home.kind):
        zh, en = NAMES[ONLY[role.family]]
        raise invalid("role", "wrong_kind", kind=zh, kind_en=en)


def _grant(order: GrantRole, work: Desk, person: PersonRow) -> None:
    work.session.add(
        PersonRoleRow(
            person_id=person.id, role=order.role, granted_by=work.actor.id, granted_at=work.now
        )
    )
    work.record(
        Fact.ROLE_GRANTED,
        chain=chain_of(person.organisation_id),
        person=person.id,
        role=order.role,
    )
