"""Issue the award letter to the winner, once nothing stands against it any more."""

from datetime import datetime

from engine.errors import WrongState
from engine.law.calendar import local_day
from engine.trading.awards.patience import decided, require_over
from engine.trading.awards.queries import by_law
from engine.trading.awards.queries.organisation_named import organisation_named
from engine.trading.awards.tables import AwardRow
from engine.trading.documents.issuing import Draft, issue
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

KIND = "award_letter"
TITLE = "中标通知书"


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `lot`. Gives `letter` {id, number, hash, url}.

    Optional: `number`, `title`, `template`, `lot_name`, the rows `rule` (by which it is sent,
    ZTB-72) and `contract_rule` (until when a contract is due, ZTB-30), `open_objections` with
    `objection_rule`.

    Raises:
        TooEarly: the publicity still runs, or an objection is open; `where` holds the row.
        WrongState: nobody was chosen, or a letter stands already.
    """
    project, row = str(inputs["project_id"]), decided(inputs, ask)
    require_over(row, inputs, now)
    if row.letter is not None:
        raise WrongState(f"lot {row.lot}: an award letter stands already")
    winner = row.winner if isinstance(row.winner, dict) else {}
    draft = Draft(
        kind=KIND,
        title=str(inputs.get("title") or TITLE),
        template=str(inputs.get("template") or KIND),
        fields={**_terms(winner), **stated(inputs, row, ask, now), **_contract(inputs, ask, now)},
        lot=row.lot,
        number=str(inputs.get("number") or ""),
        recipient=ask(organisation_named, str(winner["name"]), str(winner.get("uscc") or "")),
    )
    issued = issue(draft, project, ask, now)
    row.letter = issued.row.id
    return Result(
        data={"letter": issued.told},
        rows=(issued.row,),
        facts=(issued.fact,),
        messages=(issued.message,),
    )


def stated(inputs: Data, row: AwardRow, ask: Ask, now: datetime) -> dict[str, Json]:
    """What every letter about an award states."""
    winner = row.winner if isinstance(row.winner, dict) else {}
    rule = inputs.get("rule")
    moment = row.decided_at or now
    return {
        "lot": row.lot,
        "lot_name": inputs.get("lot_name"),
        "winner": winner.get("name"),
        "price": winner.get("price"),
        "decided_on": local_day(moment).isoformat(),
        "law": ask(by_law.cited, str(rule), now) if rule else None,
    }


def _terms(winner: Data) -> dict[str, Json]:
    """What else the candidate offered: period, quality, who leads."""
    return {name: value for name, value in winner.items() if name not in ("name", "rank", "price")}


def _contract(inputs: Data, ask: Ask, now: datetime) -> dict[str, Json]:
    rule = inputs.get("contract_rule")
    if not rule:
        return {}
    due = ask(by_law.latest, str(rule), now)
    return {"contract_until": due.day.isoformat(), "contract_law": due.law}
