"""The minutes of an opening: everything that happened in it, as canonical values to be signed."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from engine.store import exact
from engine.trading.opening.queries import openings
from engine.trading.opening.services.result import told
from engine.trading.opening.tables import OpeningObjectionRow, OpeningRow
from engine.vocabulary import Json

FORMAT = "sunroad-opening-minutes/1"


def drawn_up(session: Session, opening: OpeningRow, now: datetime) -> dict[str, Json]:
    """The record's facts; bidders under their names, which the read-out made known."""
    came = openings.attendance(session, opening.id)
    rows = openings.opened_bids(session, opening.id)
    names = {row.pseudonym: row.name or row.pseudonym for row in rows}
    return {
        "format": FORMAT,
        "project": opening.project,
        "lot": opening.lot,
        "lot_name": opening.lot_name,
        "began_at": opening.began_at.isoformat(),
        "window_until": opening.window_until.isoformat(),
        "read_at": opening.read_at.isoformat() if opening.read_at else None,
        "drawn_up_at": now.isoformat(),
        "attendance": [
            {"who": names.get(row.key, row.key), "role": row.role, "at": row.at.isoformat()}
            for row in came
        ],
        **told(rows, {row.key for row in came}),
        "objections": [_objection(row, names) for row in openings.objections(session, opening.id)],
    }


def hash_of(minutes: Json) -> str:
    """SHA-256 (hex) over the canonical minutes: what people sign."""
    return hashlib.sha256(exact.canonical(minutes)).hexdigest()


def _objection(row: OpeningObjectionRow, names: Mapping[str, str]) -> Json:
    return {
        "by": names.get(row.by, row.by),
        "text": row.text,
        "raised_at": row.raised_at.isoformat(),
        "answer": row.answer,
        "answered_at": row.answered_at.isoformat() if row.answered_at else None,
    }
