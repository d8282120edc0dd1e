"""Everything a project told anybody: notices and circulars, oldest first, for its archive."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.notices.tables import CircularRow, NoticeRow
from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """`hash` is SHA-256 over the canonical JSON of `content`."""

    at: datetime
    id: str
    kind: str
    lot: str | None
    title: str
    content: Json
    hash: str


def all_told(session: Session, project: str) -> tuple[Told, ...]:
    notices = session.scalars(select(NoticeRow).where(NoticeRow.project == project))
    circulars = session.scalars(select(CircularRow).where(CircularRow.project == project))
    found = [_told(row, row.published_at) for row in notices]
    found += [_told(row, row.sent_at) for row in circulars]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _told(row: NoticeRow | CircularRow, at: datetime) -> Told:
    return Told(
        at=at,
        id=row.id,
        kind=row.kind,
        lot=row.lot,
        title=row.title,
        content=row.content,
        hash=row.hash,
    )
