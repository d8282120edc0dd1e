"""The pseudonyms of organisations in one project, by their credit codes."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import house


def pseudonyms_of(session: Session, project: str, codes: Collection[str]) -> dict[str, str]:
    """Credit code → pseudonym; codes that nobody here has are left out."""
    settings = house(session).settings
    rows = select(OrganisationRow.uscc, OrganisationRow.id).where(OrganisationRow.uscc.in_(codes))
    return {
        code: pseudonym(settings, project, id_)
        for code, id_ in session.execute(rows).all()
        if code is not None
    }
