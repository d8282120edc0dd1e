"""Everybody of one organisation, active or not."""

from sqlalchemy.orm import Session

from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import PersonRow


def people_of_organisation(session: Session, organisation: str) -> tuple[PersonView, ...]:
    """By name. The caller asks `permissions.may_read_people`."""
    wanted = people_rows().where(PersonRow.organisation_id == organisation)
    rows = session.execute(wanted.order_by(PersonRow.name, PersonRow.id)).all()
    return views(session, rows)
