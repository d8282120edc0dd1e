"""What the opening brought: a row for each bid as the record wants it, and whether it goes on."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import WrongState
from engine.trading.opening import outcome
from engine.trading.opening.queries.openings import attendance, opened_bids, opening_of
from engine.trading.opening.tables import OpenedBidRow
from engine.trading.opening.unsealing import OPENED, REVOKED, WITHDRAWN
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `regime` (a row's domain of the outcome table: engineering, govproc).

    Gives `bids`, rows of {number, pseudonym, bidder_name, bidder_uscc, signed_in, decrypted,
    outcome, reason} with the read-out fields of those opened; `opened_count`, `revoked_count`,
    `withdrawn_count`; the pseudonyms `revoked` and `withdrawn`, for their deposits; `go_on` and
    the statutory row `rule`.

    Raises:
        WrongState: not every content has been checked yet.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    opening = ask(opening_of, project, lot)
    if opening is None or opening.settled_at is None:
        raise WrongState(f"lot {lot}", rule="ZTB-50")
    rows = ask(opened_bids, opening.id)
    came = {row.key for row in ask(attendance, opening.id)}
    return Result(data={**told(rows, came), **ask(_decided, str(inputs["regime"]), rows, now)})


def told(rows: Sequence[OpenedBidRow], came: Collection[str]) -> dict[str, Json]:
    """Rows and counts, without the decision."""
    by_outcome: Mapping[str, list[Json]] = {
        outcome: [row.pseudonym for row in rows if row.outcome == outcome]
        for outcome in (OPENED, REVOKED, WITHDRAWN)
    }
    return {
        "bids": [_row(row, row.pseudonym in came) for row in rows],
        **{f"{name}_count": len(found) for name, found in by_outcome.items()},
        REVOKED: by_outcome[REVOKED],
        WITHDRAWN: by_outcome[WITHDRAWN],
    }


def _row(row: OpenedBidRow, signed_in: bool) -> Json:
    opened = row.outcome == OPENED
    fields = row.fields if opened and isinstance(row.fields, dict) else {}
    return {
        **fields,
        "number": row.number,
        "pseudonym": row.pseudonym,
        "bidder_name": row.name,
        "bidder_uscc": row.uscc,
        "signed_in": "yes" if signed_in else "no",
        "decrypted": "yes" if opened else "no",
        "outcome": row.outcome,
        "reason": row.reason,
    }


def _decided(
    session: Session, regime: str, rows: Sequence[OpenedBidRow], now: datetime
) -> dict[str, Json]:
    return outcome.decide(session, regime, [row.outcome for row in rows], now)
