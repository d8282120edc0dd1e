"""Projects that wait for messages from a bidder, with those this person may send now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.standing import BIDDERS
from engine.vocabulary import Actor, Page
from engine.workflow.queries import cursor
from engine.workflow.queries.answering import flow_of, now, own_pseudonyms, place, version_of
from engine.workflow.queries.offers import offers
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.search_index import matching
from engine.workflow.tables import ParticipantRow, ProjectRow, TimerRow, WaitRow
from engine.workflow.versions import Version

PAGE = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class CallDeadline:
    """A moment to come that the project waits for."""

    name: str
    due_at: datetime
    urgency: Urgency


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One project and the messages it takes now: name and title of each.

    `pseudonym` is the asker's own name there; `takes_part` whether it was used yet.
    """

    project: str
    code: str | None
    title: str
    region: str
    takes_part: bool
    pseudonym: str | None
    deadlines: tuple[CallDeadline, ...]
    messages: tuple[tuple[str, str], ...]


def open_calls(
    session: Session,
    actor: Actor,
    *,
    text: str = "",
    mine: bool = False,
    after: str | None = None,
    language: str = "zh",
) -> Page[Call]:
    """The newest projects first: those with a deadline to come, and the asker's own.

    `mine` leaves the asker's own alone; `count` is a page's.

    Raises:
        NotAllowed: the asker is no bidder.
        Invalid: `after` is not a key this list gave out.
    """
    permissions.require(bool(actor.roles & BIDDERS))
    rows = session.scalars(_wanted(session, actor, text, mine, after).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    calls = (_call(session, actor, row, language) for row in shown)
    items = tuple(call for call in calls if call.messages and (call.takes_part or call.deadlines))
    last = shown[-1] if len(rows) > PAGE else None
    return Page(
        items=items,
        next_key=cursor.write(last.started_at, last.id) if last else None,
        count=len(items),
        capped=last is not None,
    )


def _wanted(
    session: Session, actor: Actor, text: str, mine: bool, after: str | None
) -> Select[tuple[ProjectRow]]:
    waiting = select(WaitRow.project)
    wanted = select(ProjectRow).where(ProjectRow.state == "running", ProjectRow.id.in_(waiting))
    found = matching(text) if text else None
    if found is not None:
        wanted = wanted.where(ProjectRow.id.in_(found))
    if mine:
        own = ParticipantRow.key.in_(own_pseudonyms(session, actor))
        wanted = wanted.where(ProjectRow.id.in_(select(ParticipantRow.project).where(own)))
    start = cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(ProjectRow.started_at, ProjectRow.id) < start)
    return wanted.order_by(ProjectRow.started_at.desc(), ProjectRow.id.desc())


def _call(session: Session, actor: Actor, row: ProjectRow, language: str) -> Call:
    where, version = place(session, actor, row), version_of(session, row)
    known = version.definition.messages
    sent = tuple(
        (name, version.name(name, language, known[name].title or name))
        for name in _awaited(session, row, version, where.pseudonym)
        if permissions.may_send(actor, known[name].sender_roles, where)
    )
    return Call(
        project=row.id,
        code=row.code,
        title=row.title,
        region=row.region,
        takes_part=f"pseudonym:{where.pseudonym}" in where.participants.get("bidder", ()),
        pseudonym=where.pseudonym,
        deadlines=_deadlines(session, row, version, language),
        messages=sent,
    )


def _awaited(
    session: Session, row: ProjectRow, version: Version, pseudonym: str | None
) -> Iterable[str]:
    """Messages of bidders in the order of the item, as far as it offers them to this one now."""
    names = session.scalars(select(WaitRow.name).where(WaitRow.project == row.id).distinct())
    known = version.definition.messages
    awaited = {name for name in names if name in known and BIDDERS & set(known[name].sender_roles)}
    if not awaited:
        return ()
    offered = offers(session, row, flow_of(session, row), pseudonym)
    order = {name: place for place, name in enumerate(offered.item.messages)}
    now_offered = filter(offered.has, awaited)
    return sorted(now_offered, key=lambda name: (order.get(name, len(order)), name))


def _deadlines(
    session: Session, row: ProjectRow, version: Version, language: str
) -> tuple[CallDeadline, ...]:
    timers = select(TimerRow).where(
        TimerRow.project == row.id, TimerRow.due_at > now(session), TimerRow.frozen.is_(False)
    )
    return tuple(
        CallDeadline(
            name=version.name(timer.element, language, timer.name),
            due_at=timer.due_at,
            urgency=urgency(session, timer.due_at),
        )
        for timer in session.scalars(timers.order_by(TimerRow.due_at, TimerRow.token))
        if timer.due_at
    )
