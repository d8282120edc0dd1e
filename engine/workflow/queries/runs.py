"""Items of a project's loops, a tender's lots: which stands where, and what came of those over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.queries.answering import flow_of, seen_project
from engine.workflow.spiff.values import ItemRun
from engine.workflow.tables import IncidentRow


@dataclass(frozen=True, kw_only=True, slots=True)
class RunLine:
    """One item: `name` as the diagram tells it apart, empty where it does not; `number` from 1.

    `process` is the one it runs through, called at `element`; `state` is active, incident,
    finished, or cut where it was ended from outside; `results` names the output collection.
    """

    id: str
    element: str
    process: str
    number: int
    name: str
    state: str
    results: str
    ended_at: datetime | None


def runs(session: Session, actor: Actor, id_: str) -> tuple[RunLine, ...]:
    """Every item that has begun, in order; none where the version has no such loop.

    Raises:
        NotFound: no such project for them.
    """
    row, _ = seen_project(session, actor, id_)
    open_ = select(IncidentRow.token).where(
        IncidentRow.project == id_, IncidentRow.resolved_at.is_(None)
    )
    troubled = {token for token in session.scalars(open_) if token}
    every = flow_of(session, row).runs()
    return tuple(_line(run, troubled) for run in every)


def _line(run: ItemRun, troubled: set[str]) -> RunLine:
    return RunLine(
        id=run.id,
        element=run.element,
        process=run.inner,
        number=run.index + 1,
        name=run.label,
        state=_state(run, troubled),
        results=run.results,
        ended_at=datetime.fromisoformat(run.ended_at) if run.ended_at else None,
    )


def _state(run: ItemRun, troubled: set[str]) -> str:
    if run.ended_at:
        return "cut" if run.cut else "finished"
    return "incident" if run.live & troubled else "active"
