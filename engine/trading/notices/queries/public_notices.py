"""Notices as the public reads them: a searched list, one notice, a project's history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.regions import prefix
from engine.trading.notices.tables import NoticeGramRow, NoticeRow
from engine.vocabulary import Json, Page
from engine.workflow.queries import cursor
from engine.workflow.search_index import grams
from engine.workflow.tables import ProjectRow

COUNTED = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """`hash` is SHA-256 over the canonical JSON of `content`."""

    id: str
    project: str
    project_title: str
    project_code: str | None
    kind: str
    lot: str | None
    title: str
    region: str
    content: Json
    hash: str
    published_at: datetime


def public_notices(
    session: Session,
    *,
    text: str = "",
    kind: str | None = None,
    region: str | None = None,
    after: str | None = None,
    limit: int = 30,
) -> Page[Notice]:
    """Newest first; `region` takes what lies within it along.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    wanted = select(NoticeRow)
    if kind:
        wanted = wanted.where(NoticeRow.kind == kind)
    if region:
        wanted = wanted.where(NoticeRow.region.startswith(prefix(region), autoescape=True))
    if pieces := grams(text):
        wanted = wanted.where(NoticeRow.id.in_(_holding(pieces)))
    count = session.scalar(select(func.count()).select_from(wanted.limit(COUNTED + 1).subquery()))
    start = cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(NoticeRow.published_at, NoticeRow.id) < start)
    ordered = wanted.order_by(NoticeRow.published_at.desc(), NoticeRow.id.desc())
    rows = session.scalars(ordered.limit(limit + 1)).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(
        items=tuple(_notice(session, row) for row in shown),
        next_key=cursor.write(shown[-1].published_at, shown[-1].id) if more else None,
        count=min(count or 0, COUNTED),
        capped=(count or 0) > COUNTED,
    )


def public_notice(session: Session, id_: str) -> Notice:
    """One notice.

    Raises:
        NotFound: no such notice.
    """
    row = session.get(NoticeRow, id_)
    if row is None:
        raise NotFound(f"notice {id_}")
    return _notice(session, row)


def notices_of(session: Session, project: str) -> tuple[Notice, ...]:
    """Every notice of a project, oldest first."""
    rows = select(NoticeRow).where(NoticeRow.project == project)
    return tuple(
        _notice(session, row) for row in session.scalars(rows.order_by(NoticeRow.published_at))
    )


def _holding(pieces: frozenset[str]) -> Select[tuple[str]]:
    return (
        select(NoticeGramRow.notice)
        .where(NoticeGramRow.gram.in_(pieces))
        .group_by(NoticeGramRow.notice)
        .having(func.count() == len(pieces))
    )


def _notice(session: Session, row: NoticeRow) -> Notice:
    project = session.get(ProjectRow, row.project)
    return Notice(
        id=row.id,
        project=row.project,
        project_title=project.title if project else "",
        project_code=project.code if project else None,
        kind=row.kind,
        lot=row.lot,
        title=row.title,
        region=row.region,
        content=row.content,
        hash=row.hash,
        published_at=row.published_at,
    )
