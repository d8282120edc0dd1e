"""Projects that wait for messages from a bidder, with those this person may send."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.vocabulary import Actor
from engine.workflow.queries.answering import place, version_of
from engine.workflow.search_index import matching
from engine.workflow.tables import ProjectRow, WaitRow

MOST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One project and the messages it takes: name and title of each."""

    project: str
    code: str | None
    title: str
    region: str
    takes_part: bool
    messages: tuple[tuple[str, str], ...]


def open_calls(
    session: Session, actor: Actor, *, text: str = "", language: str = "zh"
) -> tuple[Call, ...]:
    """The newest projects first, at most 100."""
    waiting = select(WaitRow.project)
    wanted = select(ProjectRow).where(ProjectRow.state == "running", ProjectRow.id.in_(waiting))
    found = matching(text) if text else None
    if found is not None:
        wanted = wanted.where(ProjectRow.id.in_(found))
    rows = session.scalars(wanted.order_by(ProjectRow.started_at.desc()).limit(MOST))
    calls = (_call(session, actor, row, language) for row in rows)
    return tuple(call for call in calls if call.messages)


def _call(session: Session, actor: Actor, row: ProjectRow, language: str) -> Call:
    where, version = place(session, actor, row), version_of(session, row)
    names = session.scalars(select(WaitRow.name).where(WaitRow.project == row.id).distinct())
    known = version.definition.messages
    sent = tuple(
        (name, version.name(name, language, known[name].title or name))
        for name in sorted(names)
        if name in known
        and "bidder" in known[name].sender_roles
        and permissions.may_send(actor, known[name].sender_roles, where)
    )
    return Call(
        project=row.id,
        code=row.code,
        title=row.title,
        region=row.region,
        takes_part=f"pseudonym:{where.pseudonym}" in where.participants.get("bidder", ()),
        messages=sent,
    )
