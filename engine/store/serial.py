"""One transaction at a time for what no row can be locked for yet, such as the first of a day."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def one_at_a_time(session: Session, what: str) -> None:
    """Wait until no other transaction holds `what`, and hold it until this one ends.

    On SQLite every order already waits for its turn.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_LOCK, {"what": what})


_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")
