"""Letters as their recipient and the staff of a project read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.queries.names import organisation_names
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Actor
from engine.workflow.queries.answering import place, seen_project
from engine.workflow.tables import ProjectRow

MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """`sha256` is None until the file is signed; `to` is the recipient's name."""

    id: str
    project: str
    project_title: str
    lot: str | None
    kind: str
    title: str
    number: str
    to: str
    issued_at: datetime
    sha256: str | None
    size: int | None
    received_at: datetime | None
    revoked_at: datetime | None
    revoked_reason: str | None


def letters_to(session: Session, actor: Actor) -> tuple[Letter, ...]:
    """Those addressed to the actor's organisation, newest first, the last `MOST` of them."""
    if actor.organisation is None:
        return ()
    rows = select(IssuedRow).where(IssuedRow.recipient == actor.organisation)
    return _listed(session, session.scalars(rows.order_by(IssuedRow.issued_at.desc()).limit(MOST)))


def letters_of(session: Session, actor: Actor, project: str) -> tuple[Letter, ...]:
    """Those of a project that the actor may open, newest first.

    Raises:
        NotFound: no such project, or it is not theirs to see.
    """
    _, where = seen_project(session, actor, project)
    rows = select(IssuedRow).where(IssuedRow.project == project)
    found = session.scalars(rows.order_by(IssuedRow.issued_at.desc(), IssuedRow.number))
    return _listed(
        session, (row for row in found if permissions.may_open_letter(actor, where, row.recipient))
    )


def letter(session: Session, actor: Actor, id_: str) -> Letter:
    """One letter, whose file may be fetched.

    Raises:
        NotFound: no such letter, it is not theirs to open, or it is not signed yet.
    """
    row = session.get(IssuedRow, id_)
    project = session.get(ProjectRow, row.project) if row else None
    if row is None or project is None or row.sha256 is None:
        raise NotFound(f"letter {id_}")
    where = place(session, actor, project)
    if not permissions.may_open_letter(actor, where, row.recipient):
        raise NotFound(f"letter {id_}")
    return _listed(session, [row])[0]


def _listed(session: Session, rows: Iterable[IssuedRow]) -> tuple[Letter, ...]:
    found = tuple(rows)
    names = organisation_names(session, {row.recipient for row in found if row.recipient})
    return tuple(
        _letter(row, names, session.get_one(ProjectRow, row.project).title) for row in found
    )


def _letter(row: IssuedRow, names: dict[str, str], project_title: str) -> Letter:
    content = row.content if isinstance(row.content, dict) else {}
    return Letter(
        id=row.id,
        project=row.project,
        project_title=project_title,
        lot=row.lot,
        kind=row.kind,
        title=str(content.get("title")),
        number=row.number,
        to=names.get(row.recipient or "", ""),
        issued_at=row.issued_at,
        sha256=row.sha256,
        size=row.size,
        received_at=row.received_at,
        revoked_at=row.revoked_at,
        revoked_reason=row.revoked_reason,
    )
