"""A proposed item as its forms give it, read and judged against the catalogue."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.people.regions import within
from engine.trading.listing import lowered
from engine.vocabulary import Data, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, bounds, dates, scope
from engine.workflow.catalogue.words import ZONE, day

CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}(-[A-Z0-9]{1,12})?", re.ASCII)


def item_of(session: Session, proposal: Data, region: str, now: datetime) -> Item:
    """The item that the proposal asks for, begun on its day: a new one, or one changed.

    Raises:
        Invalid: at the form's fields: code taken or not there, nothing to base it on, parameters
            out of bounds, thresholds looser than the law's, a date that has come or is taken, a
            region without a catalogue.
    """
    scope.require_keeper(region)
    changes = proposal.get("action") == "change"
    base = (
        _own(session, proposal, region, now) if changes else _base(session, proposal, region, now)
    )
    content = _content(base, proposal)
    _check_parameters(base, content)
    item = Item(
        code=str(proposal["code"]),
        revision=0,
        trading_type=base.trading_type,
        version=base.version,
        region=region,
        content=content,
        effective_from=_begins(str(proposal["effective_from"]), now),
        effective_to=None,
        kept_at=now,
        reason=str(proposal.get("number") or ""),
    )
    _check_dates(session, item)
    lowered.check(session, item, now)
    return item


def _own(session: Session, proposal: Data, region: str, now: datetime) -> Item:
    """The newest revision of the item that is to be changed: one that this catalogue set up."""
    code = str(proposal["code"])
    known = catalogue.revisions(session, code)
    if not known or known[0].status(now) == "ended":
        raise _wrong("item_code", "no_such_item", "no such item in force", code=code)
    if known[0].region != region or known[0].base is not None:
        raise _wrong("item_code", "not_yours", "not an item of this catalogue's own", code=code)
    return known[0]


def _check_code(session: Session, code: str) -> None:
    if not CODE.fullmatch(code) or catalogue.revisions(session, code):
        raise _wrong("item_code", "code_taken", "this code is taken or none", code=code)


def _base(session: Session, proposal: Data, region: str, now: datetime) -> Item:
    _check_code(session, str(proposal["code"]))
    code = str(proposal["based_on"])
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
    kept = {name: value for name, value in base.content.items() if name != "thresholds"}
    return {
        **kept,
        **named,
        "supervising_department_zh": proposal["department_zh"],
        "supervising_department_en": proposal["department_en"],
        "legal_basis": proposal["laws"],
        "effective_from": str(proposal["effective_from"])[:10],
        "parameters": {**base.parameters, **_given(base, proposal.get("parameters"))},
        **_thresholds(proposal.get("thresholds")),
    }


def _thresholds(rows: Json) -> Mapping[str, Json]:
    """Only where there are any: an item without keeps to its table."""
    told: list[Json] = [
        {"kind": row["kind"], "from": row["from"]}
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    ]
    return {"thresholds": told} if told else {}


def _given(base: Item, rows: Json) -> Mapping[str, Json]:
    """Parameters may be called by their names in either language, as the item's page shows them."""
    known = {
        label: one.name
        for one in bounds.bounds_of(base.content).values()
        for label in (one.zh, one.en)
    }
    told = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {known.get(str(row["name"]), str(row["name"])): row["value"] for row in told}


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


def _check_dates(session: Session, item: Item) -> None:
    found = dates.clash(catalogue.revisions(session, item.code), item)
    if found:
        raise Invalid(replace(found, field="item_effective_from"))


def _wrong(field: str, key: str, text: str, **params: Json) -> Invalid:
    return Invalid(Problem(field=field, key=key, text=text, params=params))
