"""Finds an open task for an order: under its project's lock, or says who was faster."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from engine.errors import NotFound, SomeoneWasFaster, TaskGone, WrongState
from engine.people import permissions
from engine.people.permissions import TaskPlace
from engine.store import together
from engine.store.base import table_of
from engine.store.together import Question, Row
from engine.workflow import places
from engine.workflow.project import Project
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.tables import AudienceRow, TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A task row as an order sees it, with the place that permissions judge."""

    id: str
    project: str
    token: str
    element: str
    title: str
    role: str | None
    form: str | None
    assignee: str | None
    delegated_by: str | None
    due_at: datetime | None
    place: TaskPlace


def task(work: Work, id_: str) -> tuple[Project, Task]:
    """The task and its locked project.

    Raises:
        NotFound: no such task.
        SomeoneWasFaster: somebody completed it; `where` has person and time.
        TaskGone: it was withdrawn.
        WrongState: the project is suspended and the task with it.
        NotAllowed: it is closed, and who closed it is nothing to the actor.
    """
    project, found = _project(work, id_)
    row, waiting = _row(found, id_)
    if row["state"] != "open":
        place = places.of_project(work, project)
        permissions.require(permissions.may_hear_who(work.actor, place, row["role"]), row["title"])
    if row["state"] == "done":
        at = row["closed_at"].isoformat() if row["closed_at"] else None
        raise SomeoneWasFaster(row["title"], person=row["closed_by"], at=at)
    if row["state"] != "open":
        raise TaskGone(row["title"])
    if row["frozen"]:
        raise WrongState(row["title"], state="suspended")
    return project, _task(work, row, waiting)


def peek(work: Work, id_: str) -> Task:
    """The open task without a lock, for what touches no project state."""
    [found] = together.ask(work.session, [_question(id_)])
    row, waiting = _row(found, id_)
    if row["state"] != "open":
        raise TaskGone(row["title"])
    return _task(work, row, waiting)


def _project(work: Work, id_: str) -> tuple[Project, list[Row]]:
    """A task's id begins with its project's."""
    try:
        return work.project_and(id_.partition("-")[0], _question(id_))
    except NotFound:
        raise NotFound(f"task {id_}") from None


_TASK, _AUDIENCE = table_of(TaskRow), table_of(AudienceRow)
_FIND = (
    select(_TASK, _AUDIENCE.c.audience)
    .outerjoin(_AUDIENCE, _AUDIENCE.c.task == _TASK.c.id)
    .where(_TASK.c.id == bindparam("task"))
)


def _question(id_: str) -> Question:
    return Question(statement=_FIND, values={"task": id_})


def _row(found: list[Row], id_: str) -> tuple[Row, frozenset[str]]:
    """The row and who it waits for."""
    if not found:
        raise NotFound(f"task {id_}")
    return found[0], frozenset(row["audience"] for row in found if row["audience"])


def _task(work: Work, row: Row, waiting: frozenset[str]) -> Task:
    own = (
        pseudonym(work.settings, row["project"], work.actor.organisation)
        if work.actor.organisation
        else None
    )
    return Task(
        id=row["id"],
        project=row["project"],
        token=row["token"],
        element=row["element"],
        title=row["title"],
        role=row["role"],
        form=row["form"],
        assignee=row["assignee"],
        delegated_by=row["delegated_by"],
        due_at=row["due_at"],
        place=TaskPlace(
            role=row["role"],
            audience=waiting,
            assignee=row["assignee"],
            delegated_by=row["delegated_by"],
            pseudonym=own,
        ),
    )
