"""The deadline has come: a lot's opening begins, and the window for secrets with it."""

from datetime import datetime, timedelta
from uuid import uuid4

from engine.errors import WrongState
from engine.trading.bids.deadline import moment_of
from engine.trading.opening.queries.openings import opening_of
from engine.trading.opening.tables import OpeningRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result

LEAST, MOST = 1, 24 * 60


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `lot_name`, `deadline`, `minutes`. Gives `opening_id`, `window_until`.

    Raises:
        WrongState: the deadline has not come, or the lot's opening has begun before (ZTB-15).
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    if now < moment_of(inputs["deadline"]) or ask(opening_of, project, lot):
        raise WrongState(f"lot {lot}", rule="ZTB-15")
    until = now + timedelta(minutes=_minutes(inputs["minutes"]))
    row = OpeningRow(
        id=uuid4().hex,
        project=project,
        lot=lot,
        lot_name=str(inputs.get("lot_name") or lot),
        began_at=now,
        window_until=until,
        minutes=None,
    )
    told: dict[str, Json] = {"opening_id": row.id, "window_until": until.isoformat()}
    fact: Data = {"lot": lot, "until": until.isoformat()}
    return Result(data=told, rows=(row,), facts=((Fact.OPENING_BEGUN, fact),))


def _minutes(told: Json) -> int:
    """A whole number of minutes; a diagram that says otherwise is wrong."""
    minutes = int(str(told))
    if not LEAST <= minutes <= MOST:
        raise WrongState(f"a window of {minutes} minutes")
    return minutes
