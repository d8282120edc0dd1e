"""A project of a sandbox as its analyst sees it: everything, whoever it is meant for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.language import feel
from engine.people.queries.person_view import PersonView
from engine.rehearsal import candidates
from engine.vocabulary import Actor
from engine.workflow import catalogue
from engine.workflow.queries.answering import flow_of, version_of
from engine.workflow.queries.case_file import ENGINE
from engine.workflow.queries.case_words import case_words, class_of
from engine.workflow.queries.offers import Offers, offers
from engine.workflow.queries.shown import Reader, Shown
from engine.workflow.spiff import Flow
from engine.workflow.tables import (
    DocumentRow,
    IncidentRow,
    OutboxRow,
    ProjectRow,
    TaskRow,
    TimerRow,
)
from engine.workflow.versions import Version

OUTBOX = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Something to do: an open task (`task`), or a message that is waited for (`message`).

    A message that is not `offered` waits for its time, or for a sender of whom more is known.
    """

    title: str
    role: str | None
    due_at: datetime | None
    task: str | None
    message: str | None
    offered: bool
    people: tuple[PersonView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A name of the case file with its class; `lot` is empty at the root."""

    label: str
    class_: str
    shown: Shown
    lot: str


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


def scene(session: Session, id_: str, language: str = "zh") -> Scene:
    """Raises NotFound: no such project."""
    row = session.get(ProjectRow, id_)
    if row is None:
        raise NotFound(f"project {id_}")
    version, flow = version_of(session, row), flow_of(session, row)
    return Scene(
        id=row.id,
        title=row.title,
        code=row.code,
        state=row.state,
        region=row.region,
        parts=(
            *_tasks(session, row, version, language),
            *_messages(session, row, flow, version, language),
        ),
        timers=tuple(_timers(session, row, version, language)),
        values=tuple(_values(session, row, flow, version, language)),
        incidents=tuple(_incidents(session, row, version, language)),
        outbox=tuple(_outbox(session, id_)),
    )


def _tasks(session: Session, row: ProjectRow, version: Version, language: str) -> Iterator[Part]:
    rows = select(TaskRow).where(TaskRow.project == row.id, TaskRow.state == "open")
    for task in session.scalars(rows.order_by(TaskRow.entered_at, TaskRow.id)):
        yield Part(
            title=version.title(task.element, language, task.title),
            role=task.role,
            due_at=task.due_at,
            task=task.id,
            message=None,
            offered=True,
            people=candidates.of_task(session, task.id, row.id),
        )


def _messages(
    session: Session, row: ProjectRow, flow: Flow, version: Version, language: str
) -> Iterator[Part]:
    """What people may send now; a message between projects has no sender."""
    if row.state != "running":
        return
    known, open_ = version.definition.messages, offers(session, row, flow, None)
    for name in dict.fromkeys(wait.message for wait in flow.waits()):
        message = known.get(name)
        if message is not None and message.sender_roles:
            yield Part(
                title=version.name(name, language, message.title or name),
                role=next(iter(message.sender_roles)),
                due_at=None,
                task=None,
                message=name,
                offered=_offered(open_, name),
                people=candidates.of_roles(session, message.sender_roles, row.region),
            )


def _offered(open_: Offers, name: str) -> bool:
    try:
        return open_.has(name)
    except feel.FeelError:
        return False


def _timers(session: Session, row: ProjectRow, version: Version, language: str) -> Iterator[Timer]:
    rows = select(TimerRow).where(TimerRow.project == row.id, TimerRow.due_at.is_not(None))
    for timer in session.scalars(rows.order_by(TimerRow.due_at)):
        if timer.due_at is not None:
            name = version.title(timer.element, language, timer.name)
            yield Timer(name=name, due_at=timer.due_at)


def _values(
    session: Session, row: ProjectRow, flow: Flow, version: Version, language: str
) -> Iterator[Value]:
    own = catalogue.revision(session, row.item, row.item_revision).content.get("words")
    words = case_words(version, language, own)
    files = select(DocumentRow.id, DocumentRow.name).where(DocumentRow.project == row.id)
    reader = Reader(
        words=words,
        files={one.id: one.name for one in session.execute(files)},
        people={},
        may=lambda _: True,
    )
    scopes = [("", flow.visible(None))]
    scopes += [(run.label or str(run.index + 1), flow.scope(run.id)) for run in flow.runs()]
    for lot, names in scopes:
        for name, value in names.items():
            shown = reader.show(name, value)
            if name not in ENGINE and shown.kind != "nothing":
                word = words.get(name)
                label = word.label if word else name
                yield Value(label=label, class_=class_of(words, name), shown=shown, lot=lot)


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
