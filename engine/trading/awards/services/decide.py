"""Record who wins a lot: one of the candidates, the first unless a reason is given."""

from datetime import datetime

from engine.errors import Invalid, Problem, WrongState
from engine.trading.awards.candidate import Candidate
from engine.trading.awards.patience import require_over, standing
from engine.trading.awards.tables import AwardRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `winner` (a candidate's name or rank).

    Optional: `reason` for passing over a better rank, asked for where `rank_rule` (ZTB-29) is
    named; `open_objections` with `objection_rule`. Gives `award` {winner, price, decided_at}.

    Raises:
        TooEarly: the publicity still runs.
        Invalid: no such candidate (ZTB-56), or no reason for passing over.
        WrongState: a letter was sent for another decision.
    """
    row = standing(inputs, ask)
    require_over(row, inputs, now)
    if row.letter is not None:
        raise WrongState("an award letter stands for this lot; it must be revoked first")
    winner = _chosen(row, inputs["winner"])
    _require_reason(winner, inputs)
    row.winner, row.decided_at = winner, now
    award: dict[str, Json] = {
        "winner": winner["name"],
        "price": winner["price"],
        "rank": winner["rank"],
        "decided_at": now.isoformat(),
    }
    fact: Data = {"award": row.id, "lot": row.lot, "rank": winner["rank"]}
    return Result(data={"award": award}, facts=((Fact.AWARD_DECIDED, fact),))


def _chosen(row: AwardRow, wanted: Json) -> Candidate:
    known = row.candidates if isinstance(row.candidates, list) else []
    for one in known:
        if isinstance(one, dict) and str(wanted) in (str(one["name"]), str(one["rank"])):
            return one
    text = "not one of the candidates that were publicised"
    raise Invalid(Problem(field="winner", key="no_candidate", text=text))


def _require_reason(winner: Candidate, inputs: Data) -> None:
    passed_over = str(winner["rank"]) != "1" and inputs.get("rank_rule")
    if passed_over and not str(inputs.get("reason") or "").strip():
        text = f"why the first candidate does not win ({inputs['rank_rule']})"
        raise Invalid(Problem(field="reason", key="required", text=text))
