"""Create the three administrators of an empty house, each with a one-time password."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.errors import NotAllowed
from engine.people import password, permissions
from engine.people.desk import Desk
from engine.people.holders import known_roles
from engine.people.new_people import add_person
from engine.people.roles import Family, Role
from engine.people.tables import PersonRoleRow, PersonRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUpHouse(Order):
    pass


def handle(order: SetUpHouse, work: Desk) -> dict[str, str]:
    """Returns login → one-time password; a login is the key of the role.

    Raises:
        NotAllowed: there are people already, or it is not the operator who asks.
    """
    permissions.require(permissions.is_operator(order.actor))
    if work.session.scalar(select(PersonRow.id).limit(1)) is not None:
        raise NotAllowed("this house has people already")
    roles = known_roles(work)
    return {
        role.key: _appoint(work, role) for role in roles.values() if role.family is Family.SYSTEM
    }


def _appoint(work: Desk, role: Role) -> str:
    secret = password.one_time()
    person = add_person(
        work,
        login=role.key,
        name=role.zh,
        name_en=role.en,
        organisation=None,
        language="zh",
        secret=secret,
        must_change=True,
    )
    work.session.add(
        PersonRoleRow(
            person_id=person.id, role=role.key, granted_by=work.actor.id, granted_at=work.now
        )
    )
    work.record(Fact.PERSON_CREATED, chain="house", person=person.id)
    work.record(Fact.ROLE_GRANTED, chain="house", person=person.id, role=role.key)
    return secret
