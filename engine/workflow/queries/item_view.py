"""One item of the catalogue as its page shows it: fields, revisions, where it is used."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, thresholds
from engine.workflow.catalogue.thresholds import Threshold
from engine.workflow.comparing.change import Change
from engine.workflow.comparing.item import value_changes
from engine.workflow.queries.answering import house, now
from engine.workflow.queries.catalogue_list import CatalogueLine, line_of
from engine.workflow.queries.parameter_lines import ParameterLine, parameter_lines
from engine.workflow.tables import ProjectRow, VersionRow
from engine.workflow.versions import Version

UNTOLD = ("code", "own_parameters")
"""What differs between revisions without being a change people make."""
Counts = Mapping[tuple[int, str], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """`changes` against the one before; `running` and `ended` are projects that started with it."""

    number: int
    status: str
    effective_from: datetime
    effective_to: datetime | None
    kept_by: str | None
    kept_at: datetime | None
    reason: str
    base_revision: int | None
    version_number: int
    version_changed: bool
    changes: tuple[Change, ...]
    running: int
    ended: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A city's item; `behind` as in `CatalogueLine`."""

    code: str
    region: str
    revision: int
    status: str
    tightened: int
    behind: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemView:
    """`line` as lists show it; `derived` are the cities' items; `base` the province's code."""

    line: CatalogueLine
    region: str
    starters: tuple[str, ...]
    trading_type: str
    process: str
    version: str
    version_number: int
    forms: tuple[str, ...]
    templates: tuple[str, ...]
    base: str | None
    base_revision: int | None
    parameters: tuple[ParameterLine, ...]
    thresholds: tuple[Threshold, ...]
    revisions: tuple[Revision, ...]
    derived: tuple[Derived, ...]


def item_view(session: Session, code: str, language: str = "zh") -> ItemView:
    """What is in force, else the newest revision.

    Raises:
        NotFound: no such item.
    """
    moment = now(session)
    item = catalogue.at(session, code, moment) or catalogue.newest(session, code)
    version = house(session).versions.get(session, item.version)
    return ItemView(
        line=line_of(session, item, moment, language),
        region=item.region,
        starters=item.starters,
        trading_type=item.trading_type,
        process=version.name(version.process, language, item.name(language)),
        version=item.version,
        version_number=_numbers(session, {item.version})[item.version],
        forms=tuple(form.title(language) for _, form in sorted(version.forms.items())),
        templates=_templates(version),
        base=item.base,
        base_revision=item.base_revision,
        parameters=parameter_lines(item, _base(session, item, moment), language),
        thresholds=thresholds.own(item),
        revisions=_revisions(session, code, moment),
        derived=tuple(_derived(session, item, moment)),
    )


def _base(session: Session, item: Item, moment: datetime) -> Item | None:
    if item.base is None:
        return None
    return catalogue.at(session, item.base, moment) or catalogue.newest(session, item.base)


def _revisions(session: Session, code: str, moment: datetime) -> tuple[Revision, ...]:
    kept = catalogue.revisions(session, code)
    numbers = _numbers(session, {item.version for item in kept})
    counts = _counts(session, code)
    pairs = zip(kept, [*kept[1:], None], strict=True)
    return tuple(_revision(item, before, moment, numbers, counts) for item, before in pairs)


def _revision(
    item: Item, before: Item | None, moment: datetime, numbers: Mapping[str, int], counts: Counts
) -> Revision:
    running = sum(counts.get((item.revision, state), 0) for state in ("running", "suspended"))
    every = sum(count for (number, _), count in counts.items() if number == item.revision)
    return Revision(
        number=item.revision,
        status=item.status(moment),
        effective_from=item.effective_from,
        effective_to=item.effective_to,
        kept_by=item.kept_by,
        kept_at=item.kept_at,
        reason=item.reason or "",
        base_revision=item.base_revision,
        version_number=numbers[item.version],
        version_changed=before is not None and before.version != item.version,
        changes=value_changes(_told(before), _told(item)) if before else (),
        running=running,
        ended=every - running,
    )


def _told(item: Item) -> Mapping[str, Json]:
    return {name: value for name, value in item.content.items() if name not in UNTOLD}


def _counts(session: Session, code: str) -> Counts:
    told = (
        select(ProjectRow.item_revision, ProjectRow.state, func.count())
        .where(ProjectRow.item == code)
        .group_by(ProjectRow.item_revision, ProjectRow.state)
    )
    found: Counter[tuple[int, str]] = Counter()
    for number, state, count in session.execute(told):
        found[number, state] += count
    return found


def _numbers(session: Session, versions: set[str]) -> dict[str, int]:
    rows = select(VersionRow.id, VersionRow.number).where(VersionRow.id.in_(versions))
    return {row.id: row.number for row in session.execute(rows)}


def _templates(version: Version) -> tuple[str, ...]:
    return tuple(
        path.removeprefix("templates/")
        for path in sorted(version.files)
        if path.startswith("templates/")
    )


def _derived(session: Session, item: Item, moment: datetime) -> Iterator[Derived]:
    for one in catalogue.derived_from(session, item.code):
        yield Derived(
            code=one.code,
            region=one.region,
            revision=one.revision,
            status=one.status(moment),
            tightened=len(one.own_parameters),
            behind=one.base_revision != item.revision,
        )
