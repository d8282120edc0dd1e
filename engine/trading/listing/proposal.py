"""A proposed item as its forms give it, read and judged against the catalogue."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.people.regions import within
from engine.vocabulary import Data, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, bounds, scope
from engine.workflow.catalogue.words import ZONE, day

CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}(-[A-Z0-9]{1,12})?", re.ASCII)


def item_of(session: Session, proposal: Data, region: str, now: datetime) -> Item:
    """The item that the proposal asks for, begun on its day.

    Raises:
        Invalid: at the form's fields: code taken, nothing to base it on, parameters out of
            bounds, a date that has come, a region without a catalogue.
    """
    scope.require_keeper(region)
    code, based_on = str(proposal["code"]), str(proposal["based_on"])
    _check_code(session, code)
    base = _base(session, based_on, region, now)
    begins = _begins(str(proposal["effective_from"]), now)
    content = _content(base, proposal)
    _check_parameters(base, content)
    return Item(
        code=code,
        revision=0,
        trading_type=base.trading_type,
        version=base.version,
        region=region,
        content=content,
        effective_from=begins,
        effective_to=None,
        kept_at=now,
        reason=str(proposal.get("number") or ""),
    )


def _check_code(session: Session, code: str) -> None:
    if not CODE.fullmatch(code) or catalogue.revisions(session, code):
        raise _wrong("item_code", "code_taken", "this code is taken or none", code=code)


def _base(session: Session, code: str, region: str, now: datetime) -> Item:
    item = catalogue.at(session, code, now)
    if item is None or item.base is not None or not within(region, item.region):
        raise _wrong("item_based_on", "no_such_item", "no such item in force", code=code)
    return item


def _begins(text: str, now: datetime) -> datetime:
    """The beginning of the day in Beijing."""
    told = date.fromisoformat(text[:10])
    begins = datetime(told.year, told.month, told.day, tzinfo=ZONE)
    if begins <= now:
        text = "the effective date has come"
        raise _wrong("item_effective_from", "begins_too_late", text, begins=day(begins))
    return begins


def _content(base: Item, proposal: Data) -> dict[str, Json]:
    """The base's content under the names, laws and parameters of the proposal."""
    named: dict[str, Json] = {
        name: proposal[name]
        for name in ("code", "zh", "en", "class", "class_zh", "class_en", "method_zh", "method_en")
    }
    return {
        **base.content,
        **named,
        "supervising_department_zh": proposal["department_zh"],
        "supervising_department_en": proposal["department_en"],
        "legal_basis": proposal["laws"],
        "effective_from": str(proposal["effective_from"])[:10],
        "parameters": {**base.parameters, **_given(proposal.get("parameters"))},
    }


def _given(rows: Json) -> Mapping[str, Json]:
    told = rows if isinstance(rows, list) else []
    return {str(row["name"]): row["value"] for row in told if isinstance(row, dict)}


def _check_parameters(base: Item, content: Mapping[str, Json]) -> None:
    told = content["parameters"]
    unknown = (
        [name for name in told if name not in base.parameters] if isinstance(told, dict) else []
    )
    if unknown:
        bound = bounds.Bound(name=unknown[0], zh=unknown[0], en=unknown[0])
        problems: tuple[Problem, ...] = (bounds.problem(bound, "no_such_parameter"),)
    else:
        problems = bounds.problems(content)
    if problems:
        raise Invalid(*(_at_form(problem) for problem in problems))


def _at_form(problem: Problem) -> Problem:
    return Problem(
        field="item_parameters", key=problem.key, text=problem.text, params=problem.params
    )


def _wrong(field: str, key: str, text: str, **params: Json) -> Invalid:
    return Invalid(Problem(field=field, key=key, text=text, params=params))
