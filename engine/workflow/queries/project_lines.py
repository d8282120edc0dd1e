"""Projects that a person may see, newest first, searched in Chinese, one page at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.vocabulary import Actor, Page
from engine.workflow.queries import cursor
from engine.workflow.queries.answering import own_pseudonyms
from engine.workflow.search_index import matching
from engine.workflow.tables import ParticipantRow, ProjectRow

COUNTED = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectLine:
    """One row of a project list."""

    id: str
    code: str | None
    title: str
    item: str
    region: str
    state: str
    started_at: datetime
    ended_at: datetime | None


def project_lines(
    session: Session,
    actor: Actor,
    *,
    text: str = "",
    state: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ProjectLine]:
    """Projects by start, newest first.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    wanted = _visible(session, actor)
    if state:
        wanted = wanted.where(ProjectRow.state == state)
    found = matching(text) if text else None
    if found is not None:
        wanted = wanted.where(ProjectRow.id.in_(found))
    count = session.scalar(select(func.count()).select_from(wanted.limit(COUNTED + 1).subquery()))
    start = cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(ProjectRow.started_at, ProjectRow.id) < start)
    order = (ProjectRow.started_at.desc(), ProjectRow.id.desc())
    rows = session.scalars(wanted.order_by(*order).limit(limit + 1)).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(
        items=tuple(_line(row) for row in shown),
        next_key=cursor.write(shown[-1].started_at, shown[-1].id) if more else None,
        count=min(count or 0, COUNTED),
        capped=(count or 0) > COUNTED,
    )


def _visible(session: Session, actor: Actor) -> Select[tuple[ProjectRow]]:
    return select(ProjectRow).where(_seen(session, actor))


def _seen(session: Session, actor: Actor) -> ColumnElement[bool]:
    if permissions.sees_every_project(actor):
        return true()
    keys = [f"organisation:{actor.organisation}", f"person:{actor.id}"]
    keys += own_pseudonyms(session, actor)
    taking_part = select(ParticipantRow.project).where(ParticipantRow.key.in_(keys))
    regions = permissions.regions_watched(actor)
    return or_(
        ProjectRow.id.in_(taking_part),
        *[ProjectRow.region.startswith(prefix, autoescape=True) for prefix in regions],
    )


def _line(row: ProjectRow) -> ProjectLine:
    return ProjectLine(
        id=row.id,
        code=row.code,
        title=row.title,
        item=row.item,
        region=row.region,
        state=row.state,
        started_at=row.started_at,
        ended_at=row.ended_at,
    )
