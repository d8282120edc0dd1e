"""What a project told those whom a list of it names, and the files that came with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound, TooLate
from engine.people import permissions
from engine.trading.notices.tables import CircularDocumentRow, CircularRow
from engine.vocabulary import Actor, Json
from engine.workflow.queries.answering import flow_of, now, place
from engine.workflow.tables import DocumentRow, ProjectRow

RULE = "ZTB-61"


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosed:
    """A file; `over`: the time to obtain it has passed."""

    id: str
    name: str
    sha256: str
    size: int
    media_type: str
    until: datetime | None
    over: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Circular:
    """`hash` is SHA-256 over the canonical JSON of `content`."""

    id: str
    project: str
    project_title: str
    kind: str
    lot: str | None
    title: str
    content: Json
    hash: str
    sent_at: datetime
    files: tuple[Enclosed, ...]


def circulars(session: Session, actor: Actor, project: str) -> tuple[Circular, ...]:
    """Oldest first, those that this person may read.

    Raises:
        NotFound: there are none for them.
    """
    row = session.get(ProjectRow, project)
    found = _readable(session, actor, row) if row else []
    if row is None or not found:
        raise NotFound(f"circulars of project {project}")
    moment = now(session)
    return tuple(_told(session, row, one, moment) for one in found)


def circular_file(session: Session, actor: Actor, project: str, document: str) -> Enclosed:
    """One file of them, for whoever may read the circular it came with.

    Raises:
        NotFound: there is no such file for them.
        TooLate: the time to obtain it is over.
    """
    files = [file for one in circulars(session, actor, project) for file in one.files]
    offered = [file for file in files if file.id == document]
    if not offered:
        raise NotFound(f"document {document} of project {project}")
    for file in offered:
        if not file.over:
            return file
    until = offered[-1].until
    raise TooLate(offered[-1].name, deadline=until.isoformat() if until else "", rule=RULE)


def circulated(session: Session, actor: Actor, projects: Collection[str]) -> frozenset[str]:
    """Those of the projects that told this person something."""
    if not projects:
        return frozenset()
    some = select(CircularRow.project).where(CircularRow.project.in_(projects)).distinct()
    rows = session.scalars(select(ProjectRow).where(ProjectRow.id.in_(some))).all()
    return frozenset(row.id for row in rows if _readable(session, actor, row))


def _readable(session: Session, actor: Actor, project: ProjectRow) -> list[CircularRow]:
    rows = session.scalars(
        select(CircularRow)
        .where(CircularRow.project == project.id)
        .order_by(CircularRow.sent_at, CircularRow.id)
    ).all()
    if not rows:
        return []
    where, case = place(session, actor, project), flow_of(session, project).visible(None)
    return [
        row for row in rows if permissions.may_read_circular(actor, where, case.get(row.audience))
    ]


def _told(session: Session, project: ProjectRow, row: CircularRow, moment: datetime) -> Circular:
    return Circular(
        id=row.id,
        project=row.project,
        project_title=project.title,
        kind=row.kind,
        lot=row.lot,
        title=row.title,
        content=row.content,
        hash=row.hash,
        sent_at=row.sent_at,
        files=_files(session, row.id, moment),
    )


def _files(session: Session, circular: str, moment: datetime) -> tuple[Enclosed, ...]:
    rows = session.execute(
        select(CircularDocumentRow.until, DocumentRow)
        .join(DocumentRow, DocumentRow.id == CircularDocumentRow.document)
        .where(CircularDocumentRow.circular == circular)
        .order_by(DocumentRow.at, DocumentRow.id)
    )
    return tuple(
        Enclosed(
            id=file.id,
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            media_type=file.media_type,
            until=until,
            over=until is not None and moment > until,
        )
        for until, file in rows
    )
