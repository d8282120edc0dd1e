"""Who holds a role at the organisations of some regions."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow


def role_holders(session: Session, role: str, regions: Collection[str]) -> tuple[str, ...]:
    """Ids of the people who may sign in, by id."""
    rows = (
        select(PersonRow.id)
        .join(PersonRoleRow, PersonRoleRow.person_id == PersonRow.id)
        .join(OrganisationRow, OrganisationRow.id == PersonRow.organisation_id)
        .where(PersonRoleRow.role == role, PersonRow.active, OrganisationRow.region.in_(regions))
        .order_by(PersonRow.id)
    )
    return tuple(session.scalars(rows))
