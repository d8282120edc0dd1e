"""One person by id."""

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import PersonRow


def person_by_id(session: Session, person: str) -> PersonView:
    """Raises NotFound. The caller asks for itself, or `permissions.may_read_people`."""
    found = session.execute(people_rows().where(PersonRow.id == person)).all()
    if not found:
        raise NotFound(f"person {person}")
    return views(session, found)[0]
