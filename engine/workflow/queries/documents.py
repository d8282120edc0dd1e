"""Files and remarks of a project that a person may see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_of
from engine.vocabulary import Actor, Json
from engine.workflow.queries.answering import place, seen_project
from engine.workflow.queries.enclosed import enclosed, texts
from engine.workflow.queries.taking import senders_of
from engine.workflow.tables import CommentRow, DocumentRow, ProjectRow

Readable = Callable[[DocumentRow], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    id: str
    project: str
    task: str | None
    name: str
    sha256: str
    size: int
    media_type: str
    class_: str
    author: str
    author_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A file that a form names; `own` whether the asker may open it."""

    name: str
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    id: str
    task: str | None
    author: str
    author_name: str
    at: datetime
    text: str


def documents(
    session: Session, actor: Actor, project: str, task: str | None = None
) -> tuple[Document, ...]:
    """Newest first, those that this person may see; of one task, with what came for it."""
    where = _where(session, actor, project, task)
    rows = session.scalars(
        select(DocumentRow)
        .where(DocumentRow.project == project)
        .order_by(DocumentRow.at.desc(), DocumentRow.id)
    ).all()
    enclosures = enclosed(session, actor, session.get_one(ProjectRow, project), task)
    readable = _readable(actor, where, enclosures)
    return _listed(
        session,
        (row for row in rows if task in (None, row.task) or row.id in enclosures if readable(row)),
    )


def document(session: Session, actor: Actor, id_: str) -> Document:
    """One file's row.

    Raises:
        NotFound: no such document for this person.
    """
    row = session.get(DocumentRow, id_)
    project = session.get(ProjectRow, row.project) if row else None
    if row is None or project is None or not _may_open(session, actor, project, row):
        raise NotFound(f"document {id_}")
    return _listed(session, [row])[0]


def require_attach(
    session: Session,
    actor: Actor,
    project: str,
    task: str | None = None,
    message: str | None = None,
) -> None:
    """Asked before a file is sent: to a project, a task, or with a message.

    Raises:
        NotFound: no such project, or it is not theirs to see.
        NotAllowed: they see it and may not attach.
    """
    row = session.get(ProjectRow, project)
    if row is not None and message is not None:
        own, senders = place(session, actor, row), senders_of(session, actor, row, message)
        if permissions.may_attach(actor, own, open_to=senders):
            return
    where = _where(session, actor, project, task)
    permissions.require(permissions.may_attach(actor, where))


def named_in(session: Session, actor: Actor, project: str, value: Json) -> dict[str, Named]:
    """The project's files that a value names by their ids, anywhere inside it."""
    where = _where(session, actor, project, task="any")
    rows = session.scalars(
        select(DocumentRow).where(
            DocumentRow.project == project, DocumentRow.id.in_(frozenset(texts(value)))
        )
    )
    enclosures = enclosed(session, actor, session.get_one(ProjectRow, project))
    readable = _readable(actor, where, enclosures)
    return {row.id: Named(name=row.name, own=readable(row)) for row in rows}


def comments(
    session: Session, actor: Actor, project: str, task: str | None = None
) -> tuple[Comment, ...]:
    """Oldest first; of one task where it is named."""
    if not permissions.may_read_comments(actor, _where(session, actor, project, task)):
        return ()
    rows = session.scalars(
        select(CommentRow)
        .where(CommentRow.project == project)
        .order_by(CommentRow.at, CommentRow.id)
    ).all()
    names = names_of(session, {row.author for row in rows})
    return tuple(
        Comment(
            id=row.id,
            task=row.task,
            author=row.author,
            author_name=names.get(row.author, row.author),
            at=row.at,
            text=row.text,
        )
        for row in rows
        if task in (None, row.task)
    )


def _where(session: Session, actor: Actor, project: str, task: str | None) -> ProjectPlace:
    """Who may do a task sees its files even where the project's page is not theirs."""
    row = session.get(ProjectRow, project)
    if row is not None and task is not None:
        return place(session, actor, row)
    return seen_project(session, actor, project)[1]


def _may_open(session: Session, actor: Actor, project: ProjectRow, row: DocumentRow) -> bool:
    """Who sent it, who sees the project and its class, and who has it before them on a task."""
    where = place(session, actor, project)
    if row.author in (actor.id, where.pseudonym):
        return True
    sees = permissions.may_see_project(actor, where)
    by_class = sees and permissions.may_see_field(actor, where, row.class_)
    return by_class or row.id in enclosed(session, actor, project)


def _readable(actor: Actor, where: ProjectPlace, enclosures: frozenset[str]) -> Readable:
    def judge(row: DocumentRow) -> bool:
        own = row.author in (actor.id, where.pseudonym) or row.id in enclosures
        return own or permissions.may_see_field(actor, where, row.class_)

    return judge


def _listed(session: Session, rows: Iterable[DocumentRow]) -> tuple[Document, ...]:
    found = tuple(rows)
    names = names_of(session, {row.author for row in found})
    return tuple(_document(row, names) for row in found)


def _document(row: DocumentRow, names: dict[str, str]) -> Document:
    return Document(
        id=row.id,
        project=row.project,
        task=row.task,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        class_=row.class_,
        author=row.author,
        author_name=names.get(row.author, row.author),
        at=row.at,
    )
