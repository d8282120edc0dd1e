"""What stands around a project, read in one statement right after its row was locked.

One round trip instead of five: the clock, the house's state, the ledger's head, participants,
open incidents.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.store import ledger
from engine.store.ledger import Head
from engine.workflow import clock

Participants = dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Role → keys of who plays it, in the order they joined; tokens that stand as incidents."""

    reading: clock.Reading
    head: Head
    participants: Participants
    incidents: frozenset[str]


def read(session: Session, project: str) -> Surroundings:
    """Call it after the project's row is locked, once per order."""
    chain = ledger.project_chain(project)
    statement = _STATEMENTS[session.get_bind().dialect.name]
    rows = session.connection().execute(statement, {"project": project, "chain": chain})
    told: dict[str, list[Any]] = {"clock": [], "head": [], "participant": [], "incident": []}
    for row in rows:
        told[row.kind].append(row)
    heads = [Head(chain=chain, seq=row.number, hash=row.one) for row in told["head"]]
    at = told["clock"][0]
    return Surroundings(
        reading=clock.Reading(
            clock.moved(datetime.fromisoformat(at.one), at.number),
            int(at.other[1:]),
            at.other[0] == "d",
        ),
        head=heads[0] if heads else ledger.beginning(chain),
        participants=_participants(told["participant"]),
        incidents=frozenset(row.one for row in told["incident"]),
    )


def _participants(rows: list[Any]) -> Participants:
    known: Participants = {}
    for row in rows:
        known[row.one] = (*known.get(row.one, ()), row.other)
    return known


_SQL = """
SELECT 'clock' AS kind, {now} AS one, CASE WHEN demo THEN 'd' ELSE 'r' END || law_revision AS other,
       clock_offset_ms AS number FROM house WHERE id = 1
UNION ALL SELECT 'head', hash, NULL, seq FROM chain_head WHERE chain = :chain
UNION ALL SELECT 'incident', token, NULL, 0 FROM incident
          WHERE project = :project AND resolved_at IS NULL AND token IS NOT NULL
UNION ALL SELECT * FROM (SELECT 'participant', role, key, 0 FROM participant
          WHERE project = :project ORDER BY joined_at, key) AS playing
"""
_STATEMENTS = {
    "sqlite": text(_SQL.format(now=clock.NOW["sqlite"])),
    "postgresql": text(_SQL.format(now=f"CAST({clock.NOW['postgresql']} AS text)")),
}
