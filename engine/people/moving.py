"""Moves a person to another organisation; roles that it may not hold stay behind."""

from sqlalchemy import delete

from engine.people.accounts import end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.people.holders import known_roles, roles_of
from engine.people.inspection import invalid
from engine.people.kinds import may_hold
from engine.people.tables import OrganisationRow, PersonRoleRow
from engine.vocabulary import Fact


def move(work: Desk, person: str, organisation: str, reason: str) -> tuple[str, ...]:
    """The roles that were taken away. Every session ends; both organisations keep the fact.

    Raises:
        Invalid: no such person or organisation, or the person is there already.
    """
    row = of_id(work, person)
    home = work.session.get(OrganisationRow, organisation)
    if home is None:
        raise invalid("organisation", "no_such_organisation")
    was = row.organisation_id
    if was == home.id:
        raise invalid("organisation", "there_already")
    left = _leave_roles(work, row.id, was, home)
    row.organisation_id = home.id
    end_sessions(row)
    for chain in (chain_of(was), chain_of(home.id)):
        work.record(
            Fact.PERSON_MOVED,
            chain=chain,
            person=row.id,
            was=was,
            organisation=home.id,
            roles_left=list(left),
            reason=reason,
        )
    return left


def _leave_roles(
    work: Desk, person: str, was: str | None, home: OrganisationRow
) -> tuple[str, ...]:
    known, held = known_roles(work), roles_of(work, person)
    left = tuple(sorted(key for key in held if not may_hold(known[key].family, home.kind)))
    work.session.execute(
        delete(PersonRoleRow).where(PersonRoleRow.person_id == person, PersonRoleRow.role.in_(left))
    )
    for role in left:
        work.record(Fact.ROLE_REVOKED, chain=chain_of(was), person=person, role=role)
    return left
