"""The trading centre that looks after a project: whose staff witnessed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow
from engine.workflow.tables import ProjectRow

CENTRE = "centre"


def centre_of(session: Session, project: str) -> str:
    """Its name; empty where the region has none."""
    region = session.get_one(ProjectRow, project).region
    wanted = select(OrganisationRow.name).where(
        OrganisationRow.kind == CENTRE, OrganisationRow.region == region
    )
    return str(session.scalars(wanted.order_by(OrganisationRow.name)).first() or "")
