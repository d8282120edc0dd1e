"""Return an application with everything that is missing, told once (一次告知).

What lay there at the first return and was not named then may not be named later, unless it
was replaced since, or the case came to need it.
"""

from collections.abc import Iterable
from datetime import datetime

from engine.errors import Invalid, Problem
from engine.trading.intake.papers import Application, Gap, Paper
from engine.trading.intake.queries.application import application, first_return, rounds
from engine.trading.intake.tables import IntakeReturnRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: as `intake.missing`, and `faults` [{paper, reason}] that somebody saw.

    Gives `returned` {round, at, gaps}; what is missing is named whether or not somebody saw it.

    Raises:
        Invalid: nothing to return for; a fault of no paper, without a reason, or that was there
            at the first return and was not told.
    """
    project = str(inputs["project_id"])
    found = ask(application, project, inputs, now)
    gaps = _gaps(found, inputs.get("faults"))
    first = ask(first_return, project)
    _require_new(gaps, found, first)
    number = ask(rounds, project) + 1
    row = _row(project, number, now, gaps, found)
    told: list[Json] = [one.told() for one in gaps]
    names: list[Json] = [one.paper.id for one in gaps]
    return Result(
        data={"returned": {"round": number, "at": now.isoformat(), "gaps": told}},
        rows=(row,),
        facts=((Fact.INTAKE_RETURNED, {"round": number, "papers": names}),),
    )


def _gaps(found: Application, faults: Json) -> tuple[Gap, ...]:
    """What is missing, then what somebody found wrong with what is there."""
    missing = {one.paper.id: one for one in found.gaps()}
    papers = {paper.id: paper for paper in found.papers}
    for row in faults if isinstance(faults, list) else ():
        fault = _fault(papers, row)
        missing.setdefault(fault.paper.id, fault)
    if not missing:
        raise _invalid("nothing_missing", "nothing is missing; accept it")
    return tuple(missing.values())


def _fault(papers: dict[str, Paper], row: Json) -> Gap:
    told = row if isinstance(row, dict) else {}
    paper, reason = papers.get(str(told.get("paper"))), str(told.get("reason") or "").strip()
    if paper is None:
        raise _invalid("no_such_paper", "this paper is not on the item's list")
    if not reason:
        raise _invalid("paper_reason", f"say what is wrong with {paper.en}", paper)
    return Gap(paper=paper, why=(reason, reason))


def _require_new(gaps: Iterable[Gap], found: Application, first: IntakeReturnRow | None) -> None:
    if first is None:
        return
    old = [one.paper for one in gaps if _known_then(one.paper, found, first)]
    if old:
        names = "、".join(paper.zh for paper in old)
        params: dict[str, Json] = {"papers": names, "papers_en": ", ".join(one.en for one in old)}
        text = "these could have been told at the first return: " + str(params["papers_en"])
        raise Invalid(Problem(field="faults", key="told_once", text=text, params=params))


def _known_then(paper: Paper, found: Application, first: IntakeReturnRow) -> bool:
    """It lay there then, just as it lies there now, and nobody named it."""
    told, handed, needed = (_mapping(one) for one in (first.told, first.handed, first.needed))
    same = handed.get(paper.id, []) == list(found.handed.get(paper.id, ()))
    return paper.id not in told and paper.id in needed and same


def _mapping(kept: Json) -> dict[str, Json]:
    if isinstance(kept, list):
        return {str(name): True for name in kept}
    return kept if isinstance(kept, dict) else {}


def _row(
    project: str, number: int, now: datetime, gaps: Iterable[Gap], found: Application
) -> IntakeReturnRow:
    return IntakeReturnRow(
        project=project,
        round=number,
        at=now,
        told=[one.paper.id for one in gaps],
        handed={paper: list(files) for paper, files in found.handed.items()},
        needed=[paper.id for paper in found.needed()],
    )


def _invalid(key: str, text: str, paper: Paper | None = None) -> Invalid:
    params: dict[str, Json] = {"papers": paper.zh, "papers_en": paper.en} if paper else {}
    return Invalid(Problem(field="faults", key=key, text=text, params=params))
