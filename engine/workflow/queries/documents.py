"""Files and remarks of a project that a person may see."""

from collections.abc import Iterator
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
from engine.workflow.tables import CommentRow, DocumentRow, ProjectRow


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
    """Newest first, those whose class this person may see; of one task where it is named."""
    where = _where(session, actor, project, task)
    rows = session.scalars(
        select(DocumentRow)
        .where(DocumentRow.project == project)
        .order_by(DocumentRow.at.desc(), DocumentRow.id)
    ).all()
    names = names_of(session, {row.author for row in rows})
    return tuple(
        _document(row, names)
        for row in rows
        if task in (None, row.task)
        if _readable(actor, where, row)
    )


def document(session: Session, actor: Actor, id_: str) -> Document:
    """One file's row.

    Raises:
        NotFound: no such document for this person.
    """
    row = session.get(DocumentRow, id_)
    for known in documents(session, actor, row.project) if row else ():
        if known.id == id_:
            return known
    raise NotFound(f"document {id_}")


def require_attach(session: Session, actor: Actor, project: str, task: str | None = None) -> None:
    """Asked before a file is sent.

    Raises:
        NotFound: no such project, or it is not theirs to see.
        NotAllowed: they see it and may not attach.
    """
    where = _where(session, actor, project, task)
    permissions.require(permissions.may_attach(actor, where))


def named_in(session: Session, actor: Actor, project: str, value: Json) -> dict[str, Named]:
    """The project's files that a value names by their ids, anywhere inside it."""
    where = _where(session, actor, project, task="any")
    rows = session.scalars(
        select(DocumentRow).where(
            DocumentRow.project == project, DocumentRow.id.in_(frozenset(_texts(value)))
        )
    )
    return {row.id: Named(name=row.name, own=_readable(actor, where, row)) for row in rows}


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


def _readable(actor: Actor, where: ProjectPlace, row: DocumentRow) -> bool:
    own = row.author in (actor.id, where.pseudonym)
    return own or permissions.may_see_field(actor, where, row.class_)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))


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
