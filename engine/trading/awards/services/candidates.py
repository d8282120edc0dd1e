"""Name the candidates of a lot: from here on their publicity runs, where the law asks for one."""

from datetime import datetime
from uuid import uuid4

from engine.errors import Invalid, Problem
from engine.trading.awards import candidate
from engine.trading.awards.queries import by_law
from engine.trading.awards.tables import AwardRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `candidates` (list of {rank, name, price, uscc, …}).

    Optional: `rule`, the row of the publicity (ZTB-26), and `limit_rule`, the row that says how
    many there may be (ZTB-56). Gives `publicity` {from, until, candidates} for the notice.

    Raises:
        Invalid: candidates that are incomplete, or more than the law allows.
    """
    named = candidate.candidates(inputs["candidates"])
    _require_few(inputs, len(named), ask, now)
    rule = str(inputs["rule"]) if inputs.get("rule") else None
    ends = ask(by_law.earliest, rule, now) if rule else None
    row = AwardRow(
        id=uuid4().hex,
        project=str(inputs["project_id"]),
        lot=str(inputs["lot"]),
        candidates=list(named),
        named_at=now,
        rule=rule,
        ends_at=ends,
    )
    publicity: dict[str, Json] = {
        "from": now.isoformat(),
        "until": ends.isoformat() if ends else None,
        "candidates": row.candidates,
    }
    fact: Data = {"award": row.id, "lot": row.lot, "until": publicity["until"]}
    return Result(
        data={"publicity": publicity}, rows=(row,), facts=((Fact.CANDIDATES_NAMED, fact),)
    )


def _require_few(inputs: Data, count: int, ask: Ask, now: datetime) -> None:
    rule = inputs.get("limit_rule")
    allowed = ask(by_law.most, str(rule), now) if rule else count
    if count > allowed:
        text = f"{count} are named, {allowed} are allowed ({rule})"
        params: dict[str, Json] = {"count": count, "most": allowed, "rule": rule}
        raise Invalid(
            Problem(field="candidates", key="candidates_too_many", text=text, params=params)
        )
