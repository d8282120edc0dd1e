"""Accept an application that lacks nothing: it gets its unified code."""

from datetime import datetime

from engine.errors import Invalid, Problem
from engine.trading.intake.queries.application import application
from engine.trading.intake.services import assign_code
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: as `intake.missing`, `category` (3 signs), `uscc` (18).

    Gives `unified_code`, `accepted_at`.

    Raises:
        Invalid: naming every paper that is missing.
    """
    gaps = ask(application, str(inputs["project_id"]), inputs, now).gaps()
    if gaps:
        params: dict[str, Json] = {
            "papers": "、".join(one.paper.zh for one in gaps),
            "papers_en": ", ".join(one.paper.en for one in gaps),
        }
        text = f"still missing: {params['papers_en']}"
        raise Invalid(Problem(field="papers", key="still_missing", text=text, params=params))
    coded = assign_code.run(inputs, ask, now)
    code = coded.data["unified_code"]
    return Result(
        data={"unified_code": code, "accepted_at": now.isoformat()},
        rows=coded.rows,
        facts=((Fact.INTAKE_ACCEPTED, {"code": code}),),
    )
