"""One clock: database time plus an offset that only a demo may move, forwards."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.errors import NotReady

NOW = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%f', 'now')",
    "postgresql": "clock_timestamp()",
}
"""Database time as SQL, by dialect."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says, and the state of the house read in the same statement."""

    now: datetime
    law_revision: int
    demo: bool


def read(session: Session) -> Reading:
    """`now` in UTC. Call it after the project row is locked, once per order.

    Raises:
        NotReady: no house was installed in this database.
    """
    statement = _STATEMENTS[session.get_bind().dialect.name]
    row = session.connection().execute(statement).one_or_none()
    if row is None:
        raise NotReady
    at = datetime.fromisoformat(row[0]) if isinstance(row[0], str) else row[0]
    return Reading(moved(at, row[1]), row[2], bool(row[3]))


def moved(at: datetime, offset_ms: int) -> datetime:
    """Database time (UTC where it says nothing) with the house's offset."""
    aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return aware + timedelta(milliseconds=offset_ms)


_STATEMENTS = {
    name: text(f"SELECT {now}, clock_offset_ms, law_revision, demo FROM house WHERE id = 1")  # noqa: S608 - constants above
    for name, now in NOW.items()
}
