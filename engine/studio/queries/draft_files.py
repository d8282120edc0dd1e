"""The files of a draft: all newest ones, one in any of its states, the history of one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.queries.names import names_of
from engine.studio import drafts
from engine.studio.tables import StudioDraftRow, StudioFileRow
from engine.vocabulary import Actor
from engine.workflow.tables import BlobRow


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One saved state of a file; `by` is a name, `removed` that it ends there."""

    number: int
    by: str
    at: datetime
    removed: bool


def draft_files(session: Session, actor: Actor, draft: str) -> dict[str, bytes]:
    """Path → newest content. Raises NotFound."""
    _require(session, actor, draft)
    return drafts.files(session, draft)


def draft_file(
    session: Session, actor: Actor, draft: str, path: str, number: int | None = None
) -> tuple[int, bytes]:
    """A state's number and content, the newest where none is named. Raises NotFound."""
    _require(session, actor, draft)
    rows = (
        select(StudioFileRow.number, BlobRow.content)
        .join(BlobRow, BlobRow.sha256 == StudioFileRow.blob, isouter=True)
        .where(StudioFileRow.draft == draft, StudioFileRow.path == path)
        .order_by(StudioFileRow.number.desc())
    )
    if number is not None:
        rows = rows.where(StudioFileRow.number == number)
    found = session.execute(rows.limit(1)).one_or_none()
    if found is None or found.content is None:
        raise NotFound(f"{path}")
    return found.number, found.content


def file_history(session: Session, actor: Actor, draft: str, path: str) -> tuple[State, ...]:
    """Every state, newest first. Raises NotFound."""
    _require(session, actor, draft)
    rows = session.scalars(
        select(StudioFileRow)
        .where(StudioFileRow.draft == draft, StudioFileRow.path == path)
        .order_by(StudioFileRow.number.desc())
    ).all()
    people = names_of(session, {row.saved_by for row in rows})
    return tuple(
        State(
            number=row.number,
            by=people.get(row.saved_by, row.saved_by),
            at=row.saved_at,
            removed=row.blob is None,
        )
        for row in rows
    )


def _require(session: Session, actor: Actor, draft: str) -> None:
    row = session.get(StudioDraftRow, draft)
    if row is None or not permissions.may_write_draft(actor, row.region):
        raise NotFound(f"draft {draft}")
