"""A project with everything in it, for replaying stories and for operators' tools."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.vocabulary import Data, Json
from engine.workflow.queries.answering import flow_of
from engine.workflow.spiff import OpenTimer
from engine.workflow.tables import ProjectRow, TaskRow


@dataclass(frozen=True, kw_only=True, slots=True)
class InsideTask:
    """An open task with the names its expressions see."""

    id: str
    element: str
    role: str | None
    assignee: str | None
    names: Mapping[str, Json]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inside:
    state: str
    code: str | None
    case: Data
    tasks: tuple[InsideTask, ...]
    timers: tuple[OpenTimer, ...]
    followed_by: tuple[str, ...]


def inside(session: Session, id_: str) -> Inside:
    """The whole of a project; no permission is asked, so no page shows it.

    Raises:
        NotFound: no such project.
    """
    row = session.get(ProjectRow, id_)
    if row is None:
        raise NotFound(f"project {id_}")
    flow = flow_of(session, row)
    rows = select(TaskRow).where(TaskRow.project == id_, TaskRow.state == "open")
    return Inside(
        state=row.state,
        code=row.code,
        case=flow.visible(None),
        tasks=tuple(
            InsideTask(
                id=task.id,
                element=task.element,
                role=task.role,
                assignee=task.assignee,
                names=flow.visible(task.token),
            )
            for task in session.scalars(rows.order_by(TaskRow.entered_at, TaskRow.id))
        ),
        timers=flow.timers(),
        followed_by=tuple(
            session.scalars(
                select(ProjectRow.id)
                .where(ProjectRow.follows == id_)
                .order_by(ProjectRow.started_at)
            )
        ),
    )
