"""One person by sign-in name."""

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.accounts import written
from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import PersonRow


def person_by_login(session: Session, login: str) -> PersonView:
    """Raises NotFound. For the command line and the demo, never for a public page."""
    found = session.execute(people_rows().where(PersonRow.login == written(login))).all()
    if not found:
        raise NotFound(f"person {login}")
    return views(session, found)[0]
