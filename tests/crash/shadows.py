"""Compares the rows of tasks, timers and waits with what the tokens say."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.app import Engine
from engine.store import exact
from engine.workflow.project import NOTHING, Sight, sight
from engine.workflow.queries.answering import flow_of
from engine.workflow.tables import AudienceRow, ProjectRow, TaskRow, TimerRow, WaitRow


def differences(engine: Engine) -> list[str]:
    """A sentence for every row that the tokens do not say, and for every token without a row."""
    return engine.ask(_differences)


def _differences(session: Session) -> list[str]:
    found: list[str] = []
    for row in session.scalars(select(ProjectRow)):
        live = row.state in ("running", "suspended")
        seen = sight(flow_of(session, row)) if live else NOTHING
        for name, told, kept in _pairs(session, row.id, seen):
            found += [f"{row.id} {name} {one}: row without token" for one in kept - told]
            found += [f"{row.id} {name} {one}: token without row" for one in told - kept]
    listed = select(AudienceRow.task).join(TaskRow).where(TaskRow.state != "open")
    return found + [f"{task} is closed and listed" for task in session.scalars(listed)]


def _pairs(
    session: Session, project: str, seen: Sight
) -> Iterable[tuple[str, set[object], set[object]]]:
    tasks = select(TaskRow).where(TaskRow.project == project, TaskRow.state == "open")
    yield (
        "task",
        {(task.id, task.element, task.due_at, task.frozen) for task in seen.tasks.values()},
        {(row.token, row.element, row.due_at, row.frozen) for row in session.scalars(tasks)},
    )
    timers = select(TimerRow).where(TimerRow.project == project)
    yield (
        "timer",
        {(timer.id, timer.element, timer.due_at, timer.frozen) for timer in seen.timers.values()},
        {(row.token, row.element, row.due_at, row.frozen) for row in session.scalars(timers)},
    )
    waits = select(WaitRow).where(WaitRow.project == project)
    yield (
        "message",
        {
            (token, name, exact.canonical(wait.correlation).decode())
            for (token, name), wait in seen.waits.items()
        },
        {(row.token, row.name, row.correlation) for row in session.scalars(waits)},
    )
