"""What can be done in a project of a sandbox now: open tasks, and messages that are waited for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.language import feel
from engine.people.queries.person_view import PersonView
from engine.rehearsal import candidates
from engine.workflow.queries.offers import Offers, offers
from engine.workflow.spiff import Flow
from engine.workflow.tables import ProjectRow, TaskRow
from engine.workflow.versions import Version


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


def tasks(session: Session, row: ProjectRow, version: Version, language: str) -> Iterator[Part]:
    """In the order in which they opened."""
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


def messages(
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
