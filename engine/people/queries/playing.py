"""The organisations of a region where somebody active holds a role."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.queries.organisation_view import OrganisationView, view
from engine.people.queries.organisations import holds_role
from engine.people.tables import OrganisationRow


def playing(session: Session, role: str, region: str | None = None) -> tuple[OrganisationView, ...]:
    """By name; `region` None means everywhere. For lists that grow use `organisations(role=…)`."""
    wanted = select(OrganisationRow).where(OrganisationRow.id.in_(holds_role(role)))
    if region is not None:
        wanted = wanted.where(OrganisationRow.region == region)
    ordered = wanted.order_by(OrganisationRow.name, OrganisationRow.id)
    return tuple(view(row) for row in session.scalars(ordered))
