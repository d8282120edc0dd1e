"""Files that anybody may download: those published with a notice, from its issue to their end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound, TooLate
from engine.trading.notices.tables import NoticeDocumentRow, NoticeRow
from engine.workflow.queries.answering import now
from engine.workflow.tables import DocumentRow

RULE = "ZTB-61"


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicDocument:
    """`until` is the last moment it is offered, None where it has none."""

    id: str
    notice: str
    notice_title: str
    issued_at: datetime
    name: str
    sha256: str
    size: int
    media_type: str
    until: datetime | None
    over: bool


def public_documents(
    session: Session, *, notice: str | None = None, project: str | None = None
) -> tuple[PublicDocument, ...]:
    """Of a notice, or of all notices of a project, in the order of their issue."""
    rows = (
        select(NoticeDocumentRow, DocumentRow, NoticeRow)
        .join(DocumentRow, DocumentRow.id == NoticeDocumentRow.document)
        .join(NoticeRow, NoticeRow.id == NoticeDocumentRow.notice)
        .order_by(NoticeRow.published_at, DocumentRow.at, DocumentRow.id)
    )
    if notice is not None:
        rows = rows.where(NoticeDocumentRow.notice == notice)
    if project is not None:
        rows = rows.where(NoticeDocumentRow.project == project)
    moment = now(session)
    found = session.execute(rows)
    return tuple(_told(row, file, notice_, moment) for row, file, notice_ in found)


def public_document(session: Session, notice: str, document: str) -> PublicDocument:
    """One of them, for whoever asks.

    Raises:
        NotFound: it was not published with this notice.
        TooLate: the time to obtain it is over.
    """
    for one in public_documents(session, notice=notice):
        if one.id == document:
            if one.over and one.until:
                raise TooLate(one.name, deadline=one.until.isoformat(), rule=RULE)
            return one
    raise NotFound(f"document {document} of notice {notice}")


def _told(
    row: NoticeDocumentRow, file: DocumentRow, notice: NoticeRow, moment: datetime
) -> PublicDocument:
    return PublicDocument(
        id=file.id,
        notice=notice.id,
        notice_title=notice.title,
        issued_at=notice.published_at,
        name=file.name,
        sha256=file.sha256,
        size=file.size,
        media_type=file.media_type,
        until=row.until,
        over=row.until is not None and moment > row.until,
    )
