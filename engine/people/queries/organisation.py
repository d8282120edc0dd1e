"""One organisation, by id or by its key."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.queries.organisation_view import OrganisationView, view
from engine.people.tables import OrganisationRow


def organisation(session: Session, id_or_key: str) -> OrganisationView:
    """Raises NotFound."""
    wanted = or_(OrganisationRow.id == id_or_key, OrganisationRow.key == id_or_key)
    row = session.scalars(select(OrganisationRow).where(wanted)).first()
    if row is None:
        raise NotFound(f"organisation {id_or_key}")
    return view(row)
