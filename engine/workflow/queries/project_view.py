"""One project as the person sees it: state, case file by class, participants, what they may do."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_of, organisation_names
from engine.vocabulary import Actor, Json
from engine.workflow import catalogue
from engine.workflow.forms import strictness
from engine.workflow.queries.answering import events_of, flow_of, seen_project, version_of
from engine.workflow.spiff import Flow
from engine.workflow.tables import IncidentRow, ProjectRow, TaskRow, TimerRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A value of the case file that this person may see."""

    name: str
    label: str
    class_: str
    value: Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A timer or a task's due time to come."""

    element: str
    name: str
    due_at: datetime
    frozen: bool
    provisional: bool
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """Something that waits for somebody to look."""

    id: str
    element: str
    reason: str
    raised_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Player:
    """Who plays a lane; `name` is a pseudonym for bidders before the opening."""

    role: str
    key: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A message this person may send to the project now."""

    message: str
    title: str
    form: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectView:
    """The project page's answer."""

    id: str
    code: str | None
    title: str
    item: str
    item_name: str
    version: str
    process: str
    region: str
    state: str
    started_at: datetime
    ended_at: datetime | None
    suspended_at: datetime | None
    follows: str | None
    followed_by: tuple[str, ...]
    fields: tuple[Field, ...]
    players: tuple[Player, ...]
    deadlines: tuple[Deadline, ...]
    incidents: tuple[Incident, ...]
    offers: tuple[Offer, ...]
    may_suspend: bool
    may_resume: bool
    may_cancel: bool
    may_retry: bool
    may_comment: bool
    may_attach: bool


def project_view(session: Session, actor: Actor, id_: str, language: str = "zh") -> ProjectView:
    """Everything of a project that this person may see.

    Raises:
        NotFound: no such project for them.
    """
    row, where = seen_project(session, actor, id_)
    version = version_of(session, row)
    item = catalogue.revision(session, row.item, row.item_revision)
    flow = flow_of(session, row)
    events = events_of(session, row, flow)
    live = row.state in ("running", "suspended")
    return ProjectView(
        id=row.id,
        code=row.code,
        title=row.title,
        item=row.item,
        item_name=item.name(language),
        version=row.version,
        process=version.process,
        region=row.region,
        state=row.state,
        started_at=row.started_at,
        ended_at=row.ended_at,
        suspended_at=row.suspended_at,
        follows=row.follows,
        followed_by=tuple(
            session.scalars(select(ProjectRow.id).where(ProjectRow.follows == row.id))
        ),
        fields=_fields(actor, where, flow, events, version, language),
        players=_players(session, actor, where, events),
        deadlines=_deadlines(session, row, version, language) if live else (),
        incidents=_incidents(session, row),
        offers=_offers(actor, where, flow, version, language) if row.state == "running" else (),
        may_suspend=row.state == "running" and permissions.may_suspend(actor, where),
        may_resume=row.state == "suspended"
        and permissions.may_resume(actor, where, by_supervisor=row.suspended_by == "supervisor"),
        may_cancel=live and permissions.may_cancel(actor, where),
        may_retry=permissions.may_retry_incident(actor, where),
        may_comment=permissions.may_comment(actor, where),
        may_attach=permissions.may_attach(actor, where),
    )


def _fields(
    actor: Actor,
    where: ProjectPlace,
    flow: Flow,
    events: frozenset[str],
    version: Version,
    language: str,
) -> tuple[Field, ...]:
    root = flow.visible(None)
    classes, labels = field_words(version, language)
    shown: list[Field] = []
    for name, value in root.items():
        class_, label = classes.get(name, "internal"), labels.get(name, name)
        if permissions.may_see_field(actor, where, class_, events):
            shown.append(Field(name=name, label=label, class_=class_, value=value))
    return tuple(shown)


def field_words(version: Version, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Class and label of every case-file name that a form knows; the strictest class wins."""
    classes: dict[str, str] = {}
    labels: dict[str, str] = {}
    for form in version.forms.values():
        for name, class_ in form.classes().items():
            classes[name] = max(class_, classes.get(name, class_), key=strictness)
        for field in form.fields:
            labels.setdefault(field.key, field.label_en if language == "en" else field.label)
    return classes, labels


def _players(
    session: Session, actor: Actor, where: ProjectPlace, events: frozenset[str]
) -> tuple[Player, ...]:
    shown = [
        (role, key)
        for role, keys in where.participants.items()
        for key in sorted(keys)
        if permissions.may_see_player(actor, where, role, key, events)
    ]
    people = names_of(session, {key[7:] for _, key in shown if key.startswith("person:")})
    houses = organisation_names(
        session, {key[13:] for _, key in shown if key.startswith("organisation:")}
    )
    names = people | houses
    return tuple(
        Player(role=role, key=key, name=names.get(key.split(":", 1)[1], key.split(":", 1)[1]))
        for role, key in shown
    )


def _deadlines(
    session: Session, row: ProjectRow, version: Version, language: str
) -> tuple[Deadline, ...]:
    timers = select(TimerRow).where(TimerRow.project == row.id, TimerRow.due_at.is_not(None))
    tasks = select(TaskRow).where(
        TaskRow.project == row.id, TaskRow.state == "open", TaskRow.due_at.is_not(None)
    )
    every = [
        Deadline(
            element=timer.element,
            name=version.name(timer.element, language, timer.name),
            due_at=timer.due_at,
            frozen=timer.frozen,
            provisional=timer.provisional,
            kind="timer",
        )
        for timer in session.scalars(timers)
        if timer.due_at
    ] + [
        Deadline(
            element=task.element,
            name=version.name(task.element, language, task.title),
            due_at=task.due_at,
            frozen=task.frozen,
            provisional=False,
            kind="task",
        )
        for task in session.scalars(tasks)
        if task.due_at
    ]
    return tuple(sorted(every, key=lambda deadline: deadline.due_at))


def _incidents(session: Session, row: ProjectRow) -> tuple[Incident, ...]:
    open_ = select(IncidentRow).where(
        IncidentRow.project == row.id, IncidentRow.resolved_at.is_(None)
    )
    return tuple(
        Incident(id=one.id, element=one.element, reason=one.reason, raised_at=one.raised_at)
        for one in session.scalars(open_.order_by(IncidentRow.raised_at))
    )


def _offers(
    actor: Actor, where: ProjectPlace, flow: Flow, version: Version, language: str
) -> tuple[Offer, ...]:
    waiting = {wait.message for wait in flow.waits()}
    return tuple(
        Offer(
            message=name,
            title=version.name(name, language, message.title or name),
            form=message.form,
        )
        for name, message in version.definition.messages.items()
        if name in waiting and permissions.may_send(actor, message.sender_roles, where)
        if message.sender_roles
    )
