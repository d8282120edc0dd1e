"""Tell everybody who did not win who did: a result letter each (ZTB-72)."""

from datetime import datetime

from engine.errors import Invalid, Problem, WrongState
from engine.trading.awards.patience import decided
from engine.trading.awards.queries.organisation_named import organisation_named
from engine.trading.awards.services.letter import stated
from engine.trading.awards.tables import AwardRow
from engine.trading.documents.issuing import Draft, issue
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

KIND = "result_letter"
TITLE = "中标结果通知书"


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `bidders` (list of {name, uscc}); the winner is passed over.

    Optional: `title`, `template`, `lot_name`, `rule`. Gives `result_letters`, a list of
    {id, number, hash, url}. They go out together with the award letter, never before it.

    Raises:
        WrongState: no award letter stands for the lot.
        Invalid: a bidder without a name.
    """
    project, row = str(inputs["project_id"]), decided(inputs, ask)
    if row.letter is None:
        raise WrongState(f"lot {row.lot}: the award letter was not issued yet")
    common = stated(inputs, row, ask, now)
    losers = [one for one in _named(inputs["bidders"]) if one["name"] != common["winner"]]
    issued = [
        issue(_draft(inputs, row, _stated(common, one), _home(one, ask)), project, ask, now, place)
        for place, one in enumerate(losers, 1)
    ]
    letters: list[Json] = [one.told for one in issued]
    return Result(
        data={"result_letters": letters},
        rows=tuple(one.row for one in issued),
        facts=tuple(one.fact for one in issued),
        messages=tuple(one.message for one in issued),
    )


def _draft(inputs: Data, row: AwardRow, fields: Data, recipient: str | None) -> Draft:
    return Draft(
        kind=KIND,
        title=str(inputs.get("title") or TITLE),
        template=str(inputs.get("template") or KIND),
        fields=fields,
        lot=row.lot,
        recipient=recipient,
    )


def _stated(common: Data, bidder: Data) -> Data:
    return {**common, "bidder": bidder["name"]}


def _home(bidder: Data, ask: Ask) -> str | None:
    return ask(organisation_named, str(bidder["name"]), str(bidder.get("uscc") or ""))


def _named(given: Json) -> list[dict[str, Json]]:
    listed = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if any(not one.get("name") for one in listed):
        raise Invalid(Problem(field="bidders", key="required", text="a bidder has no name"))
    return listed
