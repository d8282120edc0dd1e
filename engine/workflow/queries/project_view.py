"""One project as the person sees it: state, case file by class, participants, what they may do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.vocabulary import Actor
from engine.workflow.queries.answering import events_of, flow_of, seen_project, version_of
from engine.workflow.queries.case_file import Field, case_file
from engine.workflow.queries.deadlines import Deadline, deadlines
from engine.workflow.queries.offers import Offers, offers
from engine.workflow.queries.players import Player, players
from engine.workflow.sealing import sealed_elements
from engine.workflow.tables import IncidentRow, ProjectRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """Something that waits for somebody to look; `outbox`: its element is a channel's name.

    `reason` may quote what somebody wrote: it is empty for whoever does not mend it.
    """

    id: str
    element: str
    name: str
    outbox: bool
    reason: str
    raised_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A message this person may send to the project now."""

    message: str
    title: str
    form: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """A project that this one follows, or that follows it."""

    id: str
    title: str
    code: str | None
    state: str


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
    suspended_by: str | None
    follows: Linked | None
    followed_by: tuple[Linked, ...]
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
    flow = flow_of(session, row)
    offered = offers(session, row, flow, where.pseudonym)
    events = events_of(session, row, flow)
    live = row.state in ("running", "suspended")
    counts = permissions.counts_bids(actor, where, events)
    sealed = frozenset[str]() if counts else sealed_elements(version)
    return ProjectView(
        id=row.id,
        code=row.code,
        title=row.title,
        item=row.item,
        item_name=offered.item.name(language),
        version=row.version,
        process=version.process,
        region=row.region,
        state=row.state,
        started_at=row.started_at,
        ended_at=row.ended_at,
        suspended_at=row.suspended_at,
        suspended_by=row.suspended_by,
        follows=next(_linked(session, ProjectRow.id == row.follows), None),
        followed_by=tuple(_linked(session, ProjectRow.follows == row.id)),
        fields=case_file(session, actor, where, flow, events, version, language),
        players=players(session, actor, where, events, version, language),
        deadlines=deadlines(session, row, version, language, sealed) if live else (),
        incidents=tuple(
            one if permissions.may_retry_incident(actor, where) else replace(one, reason="")
            for one in _incidents(session, row, version, language)
            if permissions.may_see_incident(actor, where, one.element, events)
        ),
        offers=_offers(actor, where, offered, version, language) if row.state == "running" else (),
        may_suspend=row.state == "running" and permissions.may_suspend(actor, where),
        may_resume=row.state == "suspended"
        and permissions.may_resume(actor, where, by_supervisor=row.suspended_by == "supervisor"),
        may_cancel=live and permissions.may_cancel(actor, where),
        may_retry=permissions.may_retry_incident(actor, where),
        may_comment=permissions.may_comment(actor, where),
        may_attach=permissions.may_attach(actor, where),
    )


def _linked(session: Session, which: ColumnElement[bool]) -> Iterator[Linked]:
    for row in session.scalars(select(ProjectRow).where(which).order_by(ProjectRow.started_at)):
        yield Linked(id=row.id, title=row.title, code=row.code, state=row.state)


def _incidents(
    session: Session, row: ProjectRow, version: Version, language: str
) -> tuple[Incident, ...]:
    open_ = select(IncidentRow).where(
        IncidentRow.project == row.id, IncidentRow.resolved_at.is_(None)
    )
    known = version.definition.elements
    return tuple(
        Incident(
            id=one.id,
            element=one.element,
            outbox=one.outbox is not None,
            name=version.name(one.element, language, known[one.element].name)
            if one.element in known
            else one.element,
            reason=one.reason,
            raised_at=one.raised_at,
        )
        for one in session.scalars(open_.order_by(IncidentRow.raised_at))
    )


def _offers(
    actor: Actor, where: ProjectPlace, offered: Offers, version: Version, language: str
) -> tuple[Offer, ...]:
    """In the order of the item; what its conditions close now is left out."""
    waiting = {wait.message for wait in offered.flow.waits()}
    known = version.definition.messages
    ordered = [name for name in offered.item.messages if name in known]
    return tuple(
        Offer(
            message=name,
            title=version.name(name, language, known[name].title or name),
            form=known[name].form,
        )
        for name in dict.fromkeys([*ordered, *known])
        if name in waiting and known[name].sender_roles
        if permissions.may_send(actor, known[name].sender_roles, where)
        if offered.has(name)
    )
