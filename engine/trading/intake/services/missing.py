"""What an application lacks, all of it at once, and by when intake promised to answer."""

from datetime import datetime

from engine.trading.intake.papers import Paper
from engine.trading.intake.queries.application import application, promised
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `papers` [{paper, files}], `parameters`, and the names that the item's FEEL reads.

    Without a mapping a service sees every name, which is what an element of intake wants.
    Gives `papers_needed`, `papers_missing` (rows with name, why and basis in both languages),
    `papers_complete`, and `intake_due_at` where the item promises `intake_days`.
    """
    found = ask(application, str(inputs["project_id"]), inputs, now)
    gaps = found.gaps()
    needed: list[Json] = [_told(one) for one in found.needed()]
    return Result(
        data={
            "papers_needed": needed,
            "papers_missing": [one.told() for one in gaps],
            "papers_complete": not gaps,
            "intake_due_at": _promise(inputs, ask, now),
        }
    )


def _told(paper: Paper) -> dict[str, Json]:
    return {
        "id": paper.id,
        "name": paper.zh,
        "name_en": paper.en,
        "basis": paper.basis,
        "basis_en": paper.basis_en,
    }


def _promise(inputs: Data, ask: Ask, now: datetime) -> Json:
    parameters = inputs.get("parameters")
    days = parameters.get("intake_days") if isinstance(parameters, dict) else None
    return ask(promised, now, int(str(days))).isoformat() if days is not None else None
