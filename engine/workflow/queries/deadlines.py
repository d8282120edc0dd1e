"""What a project waits for by the clock: timers and due times of tasks, the next first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.queries.answering import flow_of
from engine.workflow.queries.law_note import LawNote, law_note
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.spiff import Element
from engine.workflow.tables import ProjectRow, TaskRow, TimerRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A timer or a task's due time to come; `kind` says which, `role` who has the task.

    `note` is the statutory row it follows, `label` the item of a loop it belongs to, where its
    name does not tell.
    """

    element: str
    name: str
    due_at: datetime
    urgency: Urgency
    frozen: bool
    provisional: bool
    kind: str
    role: str | None
    label: str
    note: LawNote | None


def deadlines(
    session: Session, row: ProjectRow, version: Version, language: str, sealed: frozenset[str]
) -> tuple[Deadline, ...]:
    """Those at elements that would tell of bids (`sealed`) are left out."""
    found = (*_timers(session, row), *_tasks(session, row))
    labels = {token: run.label for run in flow_of(session, row).runs() for token in run.live}
    known = version.definition.elements
    return tuple(
        Deadline(
            element=one.element,
            name=version.title(one.element, language, name),
            due_at=one.due_at,
            urgency="none" if one.frozen else urgency(session, one.due_at),
            frozen=one.frozen,
            provisional=isinstance(one, TimerRow) and one.provisional,
            kind="timer" if isinstance(one, TimerRow) else "task",
            role=role,
            label=label if (label := labels.get(one.token, "")) not in name else "",
            note=law_note(session, _rule(one, known.get(one.element)), language),
        )
        for one, name, role in sorted(found, key=lambda entry: str(entry[0].due_at))
        if one.due_at is not None and one.element not in sealed
    )


def _rule(row: TimerRow | TaskRow, element: Element | None) -> str | None:
    if isinstance(row, TaskRow):
        return row.rule
    return element.attributes.get("rule") if element else None


def _timers(session: Session, row: ProjectRow) -> Iterator[tuple[TimerRow | TaskRow, str, None]]:
    wanted = select(TimerRow).where(TimerRow.project == row.id, TimerRow.due_at.is_not(None))
    yield from ((timer, timer.name, None) for timer in session.scalars(wanted))


def _tasks(
    session: Session, row: ProjectRow
) -> Iterator[tuple[TimerRow | TaskRow, str, str | None]]:
    wanted = select(TaskRow).where(
        TaskRow.project == row.id, TaskRow.state == "open", TaskRow.due_at.is_not(None)
    )
    yield from ((task, task.title, task.role) for task in session.scalars(wanted))
