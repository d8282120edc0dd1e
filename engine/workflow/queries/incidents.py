"""Incidents of the whole house, the oldest first, one page at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from engine.vocabulary import Page
from engine.workflow.queries import cursor
from engine.workflow.search_index import matching
from engine.workflow.tables import IncidentRow, OutboxRow, ProjectRow

COUNTED = 1_000
Kind = Literal["element", "sending", "project"]
State = Literal["open", "resolved"]
KINDS: dict[str, ColumnElement[bool]] = {
    "element": (IncidentRow.element != "") & IncidentRow.outbox.is_(None),
    "sending": IncidentRow.outbox.is_not(None),
    "project": (IncidentRow.element == "") & IncidentRow.outbox.is_(None),
}
"""Where it stands: at an element of a diagram, at a message to send, or at a whole project."""


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentLine:
    """`kind` as in KINDS; `channel` of what was to be sent; nobody resolved what is open."""

    id: str
    kind: str
    project: str | None
    title: str | None
    code: str | None
    element: str
    channel: str | None
    reason: str
    raised_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None


def incidents(
    session: Session,
    *,
    state: State = "open",
    kind: Kind | None = None,
    text: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[IncidentLine]:
    """`text` is looked for in the project's title and code, and in the reason as it stands.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    wanted = _wanted(state, kind, text.strip())
    counted = select(func.count()).select_from(
        wanted.with_only_columns(IncidentRow.id).limit(COUNTED + 1).subquery()
    )
    count, start = session.scalar(counted) or 0, cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(IncidentRow.raised_at, IncidentRow.id) > start)
    order = (IncidentRow.raised_at, IncidentRow.id)
    rows = session.execute(wanted.order_by(*order).limit(limit + 1)).all()
    shown = [_line(*row) for row in rows[:limit]]
    more = len(rows) > limit
    return Page(
        items=tuple(shown),
        next_key=cursor.write(shown[-1].raised_at, shown[-1].id) if more else None,
        count=min(count, COUNTED),
        capped=count > COUNTED,
    )


def _wanted(state: State, kind: Kind | None, text: str) -> Select[Any]:
    is_open = IncidentRow.resolved_at.is_(None)
    wanted = (
        select(IncidentRow, ProjectRow.title, ProjectRow.code, OutboxRow.channel)
        .outerjoin(ProjectRow, ProjectRow.id == IncidentRow.project)
        .outerjoin(OutboxRow, OutboxRow.id == IncidentRow.outbox)
        .where(is_open if state == "open" else ~is_open)
    )
    if kind is not None:
        wanted = wanted.where(KINDS[kind])
    found = matching(text)
    if found is not None:
        said = IncidentRow.reason.contains(text, autoescape=True)
        wanted = wanted.where(or_(IncidentRow.project.in_(found), said))
    return wanted


def _line(
    row: IncidentRow, title: str | None, code: str | None, channel: str | None
) -> IncidentLine:
    return IncidentLine(
        id=row.id,
        kind="sending" if row.outbox is not None else "element" if row.element else "project",
        project=row.project,
        title=title,
        code=code,
        element=row.element,
        channel=channel,
        reason=row.reason,
        raised_at=row.raised_at,
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by,
    )
