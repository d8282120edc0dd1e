"""A project of a sandbox as its analyst sees it: everything, whoever it is meant for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.rehearsal import parts
from engine.rehearsal.parts import Part
from engine.rehearsal.values import Value, values
from engine.vocabulary import Actor
from engine.workflow.queries.answering import flow_of, version_of
from engine.workflow.tables import IncidentRow, OutboxRow, ProjectRow, TimerRow
from engine.workflow.versions import Version

OUTBOX = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Timer:
    name: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A row of the outbox: what would go out."""

    channel: str
    key: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    id: str
    title: str
    code: str | None
    state: str
    region: str
    parts: tuple[Part, ...]
    timers: tuple[Timer, ...]
    values: tuple[Value, ...]
    incidents: tuple[Trouble, ...]
    outbox: tuple[Promise, ...]


def observer(region: str) -> Actor:
    """Asks the queries of pages for a picture in which nothing is withheld."""
    roles = frozenset({"audit_admin", "centre_opening"})
    return Actor(id="observer", region=region, roles=roles)


def scenes(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Id, title and state of every project, the newest first."""
    rows = session.scalars(select(ProjectRow).order_by(ProjectRow.started_at.desc()).limit(50))
    return tuple((row.id, row.title, row.state) for row in rows)


def region_of(session: Session, project: str) -> str:
    """Raises NotFound: no such project."""
    return _row(session, project).region


def scene(session: Session, id_: str, language: str = "zh") -> Scene:
    """Raises NotFound: no such project."""
    row = _row(session, id_)
    version, flow = version_of(session, row), flow_of(session, row)
    return Scene(
        id=row.id,
        title=row.title,
        code=row.code,
        state=row.state,
        region=row.region,
        parts=(
            *parts.tasks(session, row, version, language),
            *parts.messages(session, row, flow, version, language),
        ),
        timers=tuple(_timers(session, row, version, language)),
        values=tuple(values(session, row, flow, version, language)),
        incidents=tuple(_incidents(session, row, version, language)),
        outbox=tuple(_outbox(session, id_)),
    )


def _row(session: Session, id_: str) -> ProjectRow:
    row = session.get(ProjectRow, id_)
    if row is None:
        raise NotFound(f"project {id_}")
    return row


def _timers(session: Session, row: ProjectRow, version: Version, language: str) -> Iterator[Timer]:
    rows = select(TimerRow).where(TimerRow.project == row.id, TimerRow.due_at.is_not(None))
    for timer in session.scalars(rows.order_by(TimerRow.due_at)):
        if timer.due_at is not None:
            name = version.title(timer.element, language, timer.name)
            yield Timer(name=name, due_at=timer.due_at)


def _incidents(
    session: Session, row: ProjectRow, version: Version, language: str
) -> Iterator[Trouble]:
    open_ = select(IncidentRow).where(
        IncidentRow.project == row.id, IncidentRow.resolved_at.is_(None)
    )
    for one in session.scalars(open_.order_by(IncidentRow.raised_at)):
        known = version.definition.elements.get(one.element)
        name = version.name(one.element, language, known.name) if known else one.element
        yield Trouble(name=name, reason=one.reason)


def _outbox(session: Session, project: str) -> Iterator[Promise]:
    rows = select(OutboxRow).where(OutboxRow.project == project).order_by(OutboxRow.id.desc())
    for one in session.scalars(rows.limit(OUTBOX)):
        body = one.body if isinstance(one.body, dict) else {}
        title = body.get("title") or body.get("name") or body.get("kind") or ""
        yield Promise(channel=one.channel, key=one.key, body=str(title))
