"""Names of the people who take part in a project, for values that hold their id or login."""

from sqlalchemy.orm import Session

from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_by_key


def people_here(session: Session, where: ProjectPlace) -> dict[str, str]:
    """Id → name and login → name."""
    keys = frozenset[str]().union(*where.participants.values())
    people = {key.partition(":")[2] for key in keys if key.startswith("person:")}
    return names_by_key(session, people)
