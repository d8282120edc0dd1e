"""Record the contract of a lot and hold it against the award: what differs is not taken."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem, WrongState
from engine.law.calendar import local_day
from engine.trading.awards.patience import decided
from engine.trading.awards.queries import by_law
from engine.trading.awards.queries.file_hashes import file_hashes
from engine.trading.awards.tables import AwardRow
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `number`, `price`, `signed_on` (a day).

    Optional: `contractor` (its name), `files` (ids of attached documents) and `rule`, the row of
    the period for signing (ZTB-30, GP-12). Gives `contract` {number, price, signed_on, files,
    in_time, until}: late signing is flagged, a contract that departs from the award is refused.

    Raises:
        WrongState: no award letter stands.
        Invalid: another price or contractor than awarded, a day to come, or files not attached.
    """
    row = decided(inputs, ask)
    letter = ask(letter_of, row)
    signed = _day(inputs["signed_on"], now)
    _require_as_awarded(row, inputs)
    contract: dict[str, Json] = {
        "number": str(inputs["number"]),
        "price": inputs["price"],
        "signed_on": signed.isoformat(),
        "files": list(ask(file_hashes, str(inputs["project_id"]), inputs.get("files"))),
        **_in_time(inputs, letter.issued_at, signed, ask),
    }
    row.contract = contract
    fact: Data = {"award": row.id, "lot": row.lot, "in_time": contract["in_time"]}
    return Result(data={"contract": contract}, facts=((Fact.CONTRACT_RECORDED, fact),))


def letter_of(session: Session, row: AwardRow) -> IssuedRow:
    """The letter that stands. Raises WrongState: none does."""
    letter = session.get(IssuedRow, row.letter) if row.letter else None
    if letter is None:
        raise WrongState(f"lot {row.lot}: no award letter stands")
    return letter


def _require_as_awarded(row: AwardRow, inputs: Data) -> None:
    winner = row.winner if isinstance(row.winner, dict) else {}
    wrong = []
    if inputs["price"] != winner.get("price"):
        wrong.append(_differs("price", winner.get("price"), inputs["price"]))
    if inputs.get("contractor") not in (None, winner.get("name")):
        wrong.append(_differs("contractor", winner.get("name"), inputs["contractor"]))
    if wrong:
        raise Invalid(*wrong)


def _differs(field: str, awarded: Json, written: Json) -> Problem:
    text = f"the award says {awarded}, the contract {written}"
    params: dict[str, Json] = {"awarded": str(awarded), "written": str(written)}
    return Problem(field=field, key="departs_from_award", text=text, params=params)


def _day(given: Json, now: datetime) -> date:
    try:
        day = date.fromisoformat(str(given)[:10])
    except ValueError:
        raise Invalid(Problem(field="signed_on", key="not_a_date", text="no day")) from None
    if day > local_day(now):
        raise Invalid(Problem(field="signed_on", key="to_come", text="lies in the future"))
    return day


def _in_time(inputs: Data, start: datetime, signed: date, ask: Ask) -> dict[str, Json]:
    rule = inputs.get("rule")
    if not rule:
        return {"in_time": True, "until": None}
    due = ask(by_law.latest, str(rule), start)
    return {"in_time": signed <= due.day, "until": due.day.isoformat()}
