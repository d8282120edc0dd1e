"""A person as the one who gives orders."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow
from engine.vocabulary import Actor


def actor_of(session: Session, person: str) -> Actor:
    """The active person with organisation, its region, and the roles they hold.

    Raises:
        NotFound: there is no such person, or they are deactivated.
    """
    found = session.execute(
        select(PersonRow.name, PersonRow.organisation_id, OrganisationRow.region)
        .outerjoin(OrganisationRow, OrganisationRow.id == PersonRow.organisation_id)
        .where(PersonRow.id == person, PersonRow.active)
    ).one_or_none()
    if found is None:
        raise NotFound(f"person {person}")
    held = select(PersonRoleRow.role).where(PersonRoleRow.person_id == person)
    return Actor(
        id=person,
        name=found.name,
        organisation=found.organisation_id,
        region=found.region,
        roles=frozenset(session.scalars(held)),
    )
