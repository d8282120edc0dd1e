"""What stands around a project, asked in one statement right after its row was locked.

One round trip instead of five: the clock, the house's state, the ledger's head, participants,
open incidents.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.store import ledger
from engine.store.ledger import Head
from engine.store.together import Question, Row
from engine.workflow import clock

Participants = dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """Role → keys of who plays it, in the order they joined; tokens that stand as incidents."""

    reading: clock.Reading
    head: Head
    participants: Participants
    incidents: frozenset[str]


def question(session: Session, project: str) -> Question:
    """Asked right after the lock of the project's row, in the same trip."""
    return Question(
        statement=_STATEMENTS[session.get_bind().dialect.name],
        values={"project": project, "chain": ledger.project_chain(project)},
    )


def told(project: str, rows: list[Row]) -> Surroundings:
    """What the answer says."""
    of: dict[str, list[Row]] = {"clock": [], "head": [], "participant": [], "incident": []}
    for row in rows:
        of[row["kind"]].append(row)
    chain = ledger.project_chain(project)
    heads = [Head(chain=chain, seq=row["number"], hash=row["one"]) for row in of["head"]]
    return Surroundings(
        reading=_reading(of["clock"][0]),
        head=heads[0] if heads else ledger.beginning(chain),
        participants=_participants(of["participant"]),
        incidents=frozenset(row["one"] for row in of["incident"]),
    )


def _reading(row: Row) -> clock.Reading:
    moment = clock.moved(datetime.fromisoformat(row["one"]), row["number"])
    return clock.Reading(moment, int(row["other"][1:]), row["other"][0] == "d")


def _participants(rows: list[Row]) -> Participants:
    known: Participants = {}
    for row in rows:
        known[row["one"]] = (*known.get(row["one"], ()), row["other"])
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
