"""Where a project stands on its diagrams: finished path, live tokens, incidents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.vocabulary import Actor
from engine.workflow.queries.answering import events_of, flow_of, seen_project, version_of
from engine.workflow.queries.passage import passage, run_of
from engine.workflow.sealing import sealed_elements
from engine.workflow.spiff import Flow
from engine.workflow.spiff.values import ItemRun
from engine.workflow.tables import IncidentRow, ProjectRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Live:
    """Tokens that wait at one element."""

    element: str
    count: int
    since: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """One process's picture: ids of finished elements and flows, live tokens, incidents."""

    process: str
    finished: tuple[str, ...]
    active: tuple[Live, ...]
    incidents: tuple[str, ...]


def tokens(
    session: Session, actor: Actor, id_: str, process: str | None = None, run: str | None = None
) -> Tokens:
    """The picture of one process of a project, the main one by default; of one item with `run`.

    Raises:
        NotFound: no such project for them, or no such item in it.
    """
    row, where = seen_project(session, actor, id_)
    version = version_of(session, row)
    flow = flow_of(session, row)
    item = run_of(flow, run)
    process = process or (item.inner if item else version.process)
    path = passage(flow, version, item)
    hidden = _hidden(session, actor, row, where, flow, version)
    live: dict[str, list[datetime | None]] = {}
    for at, element, _token, since in path.active:
        if at == process and element not in hidden:
            live.setdefault(element, []).append(since)
    return Tokens(
        process=process,
        finished=tuple(id_ for id_ in path.finished.get(process, {}) if id_ not in hidden),
        active=tuple(
            Live(element=element, count=len(times), since=min(filter(None, times), default=None))
            for element, times in live.items()
        ),
        incidents=tuple(_troubled(session, id_, item)),
    )


def _troubled(session: Session, id_: str, item: ItemRun | None) -> Iterator[str]:
    """Elements with open incidents; of another item's tokens none."""
    open_ = select(IncidentRow.element, IncidentRow.token).where(
        IncidentRow.project == id_, IncidentRow.resolved_at.is_(None)
    )
    for row in session.execute(open_):
        if item is None or row.token is None or row.token in item.tokens:
            yield row.element


def _hidden(
    session: Session,
    actor: Actor,
    row: ProjectRow,
    where: ProjectPlace,
    flow: Flow,
    version: Version,
) -> frozenset[str]:
    """Before the opening nobody but the receiving clerk sees whether and how many bid."""
    if permissions.counts_bids(actor, where, events_of(session, row, flow)):
        return frozenset()
    return sealed_elements(version)
