"""In-app notices: who is told that something waits for them."""

from collections.abc import Iterable

from sqlalchemy import insert

from engine.store.base import table_of
from engine.workflow.project import Project
from engine.workflow.spiff import OpenTask
from engine.workflow.tables import NotificationRow
from engine.workflow.transaction import Transaction

_NOTIFY = insert(table_of(NotificationRow)).inline()


def task_opened(
    work: Transaction, project: Project, task: OpenTask, waiting: tuple[str, ...]
) -> None:
    """Tell people that are named by the task; groups see it on their desk."""
    people = [key.removeprefix("person:") for key in waiting if key.startswith("person:")]
    tell(work, people, "task_opened", project, task=f"{project.id}-{task.id}", title=task.name)


def tell(
    work: Transaction,
    people: Iterable[str],
    kind: str,
    project: Project,
    *,
    task: str | None = None,
    title: str = "",
) -> None:
    """One notice to each person, never to the one who acts."""
    rows = [
        {
            "person": person,
            "kind": kind,
            "project": project.id,
            "task": task,
            "title": title or project.title,
            "at": work.now,
        }
        for person in people
        if person != work.actor.id
    ]
    if rows:
        work.write(_NOTIFY, rows)
