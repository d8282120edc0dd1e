"""The active people who hold a role, in one organisation or everywhere."""

from sqlalchemy.orm import Session

from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import PersonRoleRow, PersonRow


def holders_of(
    session: Session, role: str, organisation: str | None = None
) -> tuple[PersonView, ...]:
    """By name; `organisation` None means everywhere."""
    wanted = (
        people_rows()
        .join(PersonRoleRow, PersonRoleRow.person_id == PersonRow.id)
        .where(PersonRoleRow.role == role, PersonRow.active)
    )
    if organisation is not None:
        wanted = wanted.where(PersonRow.organisation_id == organisation)
    rows = session.execute(wanted.order_by(PersonRow.name, PersonRow.id)).all()
    return views(session, rows)
