"""Which organisation of this house a candidate is: by its credit code, else by its exact name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import uscc
from engine.people.tables import OrganisationRow


def organisation_named(session: Session, name: str, code: str) -> str | None:
    """The id; None where nobody is known by it, or several are."""
    wanted = OrganisationRow.uscc == uscc.written(code) if code else OrganisationRow.name == name
    found = session.scalars(select(OrganisationRow.id).where(wanted).limit(2)).all()
    return found[0] if len(found) == 1 else None
