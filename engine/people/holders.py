"""The roles of one person, and that no kind of administrator ever dies out."""

from sqlalchemy import exists, select

from engine.people.desk import Desk
from engine.people.inspection import invalid
from engine.people.roles import Family, Roles
from engine.people.tables import PersonRoleRow, PersonRow


def roles_of(work: Desk, person: str) -> frozenset[str]:
    """What somebody holds."""
    held = select(PersonRoleRow.role).where(PersonRoleRow.person_id == person)
    return frozenset(work.session.scalars(held))


def known_roles(work: Desk) -> Roles:
    """Every role of this installation."""
    return Roles.read(work.settings.processes / "roles.toml")


def require_other_administrator(
    work: Desk, person: str, field: str, roles: frozenset[str] | None = None
) -> None:
    """Raises Invalid when the person is the last active holder of an administrator's role.

    `roles` narrows it to those about to be taken away.
    """
    held = roles_of(work, person) if roles is None else roles
    for role in sorted(known_roles(work).within(held, Family.SYSTEM)):
        if not _held_by_another(work, person, role):
            raise invalid(field, "last_administrator")


def _held_by_another(work: Desk, person: str, role: str) -> bool:
    another = (
        select(PersonRow.id)
        .join(PersonRoleRow, PersonRoleRow.person_id == PersonRow.id)
        .where(PersonRoleRow.role == role, PersonRow.active, PersonRow.id != person)
    )
    return bool(work.session.scalar(select(exists(another))))
