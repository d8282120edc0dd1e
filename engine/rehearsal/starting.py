"""Who may start the item that a sandbox tries."""

from sqlalchemy.orm import Session

from engine.people.queries.person_view import PersonView
from engine.rehearsal import candidates
from engine.workflow import catalogue

CITY = "320100"
"""Where projects are tried whose starters are bound to a region."""


def starters(session: Session, item: str) -> tuple[PersonView, ...]:
    """Raises NotFound: there is no such item."""
    return candidates.of_roles(session, catalogue.newest(session, item).starters, CITY)
