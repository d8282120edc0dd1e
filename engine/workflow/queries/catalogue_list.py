"""The catalogue of a region: what the province lists, what the city derived and added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.regions import within
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, scope
from engine.workflow.queries.answering import now
from engine.workflow.tables import ItemRow

STATUSES = ("in_force", "scheduled", "ended")


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueLine:
    """`origin`: the province's, derived from it by the city, or the city's own.

    `behind`: a derived item that does not follow the province's newest revision.
    """

    code: str
    name: str
    class_: str
    class_name: str
    method: str
    department: str
    legal_basis: tuple[str, ...]
    status: str
    origin: str
    revision: int
    effective_from: datetime
    effective_to: datetime | None
    tightened: int
    behind: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueList:
    """`region` is the one whose catalogue it is: a county's is its city's."""

    region: str
    lines: tuple[CatalogueLine, ...]
    classes: tuple[tuple[str, str], ...]


def catalogue_list(
    session: Session,
    region: str,
    language: str = "zh",
    *,
    search: str = "",
    class_: str = "",
    status: str = "",
) -> CatalogueList:
    """By code; `search` looks in code, name, department and laws."""
    home, moment = scope.city_of(region), now(session)
    every = [line_of(session, item, moment, language) for item in _items(session, home, moment)]
    wanted = [
        line
        for line in every
        if search.casefold() in _text(line)
        and class_ in ("", line.class_)
        and status in ("", line.status)
    ]
    return CatalogueList(
        region=home,
        lines=tuple(wanted),
        classes=tuple(sorted({(line.class_, line.class_name) for line in every})),
    )


def line_of(session: Session, item: Item, moment: datetime, language: str) -> CatalogueLine:
    """One revision as a line."""
    base = catalogue.at(session, item.base, moment) if item.base else None
    return CatalogueLine(
        code=item.code,
        name=item.name(language),
        class_=str(item.content.get("class") or ""),
        class_name=item.text("class", language),
        method=item.text("method", language),
        department=item.text("supervising_department", language),
        legal_basis=item.laws(language),
        status=item.status(moment),
        origin=origin_of(item),
        revision=item.revision,
        effective_from=item.effective_from,
        effective_to=item.effective_to,
        tightened=len(item.own_parameters),
        behind=base is not None and base.revision != item.base_revision,
    )


def origin_of(item: Item) -> str:
    """`province`, `derived` or `own`."""
    if item.base:
        return "derived"
    return "province" if scope.is_province(item.region) else "own"


def _items(session: Session, home: str, moment: datetime) -> Iterator[Item]:
    """One revision of each: what is in force, else what will be, else what was."""
    codes = session.scalars(select(ItemRow.code).distinct().order_by(ItemRow.code)).all()
    shown = [_shown(session, code, moment) for code in codes]
    here = [item for item in shown if within(home, item.region)]
    derived = {item.base for item in here if item.base and item.status(moment) != "ended"}
    for item in here:
        replaced = item.base is None and item.code in derived
        gone = item.base is not None and item.status(moment) == "ended"
        if not replaced and not gone:
            yield item


def _shown(session: Session, code: str, moment: datetime) -> Item:
    return catalogue.at(session, code, moment) or catalogue.newest(session, code)


def _text(line: CatalogueLine) -> str:
    said = (line.code, line.name, line.department, line.class_name, *line.legal_basis)
    return " ".join(said).casefold()
