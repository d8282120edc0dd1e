"""One clock: database time plus an offset that only a demo may move, forwards."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

_NOW = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%f', 'now')",
    "postgresql": "clock_timestamp()",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says, and the state of the house read in the same statement."""

    now: datetime
    law_revision: int
    demo: bool


def read(session: Session) -> Reading:
    """`now` in UTC. Call it after the project row is locked, once per order."""
    dialect = session.get_bind().dialect.name
    row = session.execute(_STATEMENTS[dialect]).one()
    moment = datetime.fromisoformat(row[0]) if isinstance(row[0], str) else row[0]
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return Reading(moment + timedelta(milliseconds=row[1]), row[2], bool(row[3]))


_STATEMENTS = {
    name: text(f"SELECT {now}, clock_offset_ms, law_revision, demo FROM house WHERE id = 1")  # noqa: S608 - constants above
    for name, now in _NOW.items()
}
