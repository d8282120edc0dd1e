"""Drafts as orders change them: found, locked, their files read and saved."""

import hashlib
from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from engine.errors import NotFound, SomeoneWasFaster, WrongState
from engine.people import permissions
from engine.studio.tables import StudioDraftRow, StudioFileRow
from engine.workflow import versions
from engine.workflow.tables import BlobRow
from engine.workflow.transaction import Transaction


def opened(work: Transaction, id_: str, *, state: str = "open") -> StudioDraftRow:
    """The draft under lock, in `state`, for one who may write it.

    Raises:
        NotFound, NotAllowed, WrongState: `where` says the state it is in.
    """
    row = _locked(work.session, id_)
    permissions.require(permissions.may_write_draft(work.actor, row.region), row.title)
    if row.state != state:
        raise WrongState(row.title, state=row.state)
    return row


def begin(
    work: Transaction, *, trading_type: str, title: str, region: str, based_on: str | None
) -> StudioDraftRow:
    row = StudioDraftRow(
        id=uuid4().hex,
        trading_type=trading_type,
        title=title,
        region=region,
        based_on=based_on,
        state="open",
        opened_by=work.actor.id,
        opened_at=work.now,
        changed_at=work.now,
        revision=0,
    )
    work.session.add(row)
    work.session.flush()
    return row


def save(
    work: Transaction, draft: StudioDraftRow, path: str, content: bytes | None, based_on: int
) -> int:
    """Keep one more state of a file; returns its number. The same content again is no new state.

    Raises:
        SomeoneWasFaster: the newest state is not the one that was changed; `where` has person, time
            and number, so that both can be shown side by side.
    """
    newest = _newest(work.session, draft.id, path)
    digest = blob(work.session, content) if content is not None else None
    if newest is not None and newest.blob == digest:
        return newest.number
    if (newest.number if newest else 0) != based_on:
        raise _faster(newest, path)
    number = based_on + 1
    work.session.add(
        StudioFileRow(
            draft=draft.id,
            path=path,
            number=number,
            blob=digest,
            saved_by=work.actor.id,
            saved_at=work.now,
        )
    )
    draft.changed_at, draft.revision = work.now, draft.revision + 1
    work.session.flush()
    return number


def blob(session: Session, content: bytes) -> str:
    """The hash of stored bytes."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(BlobRow, digest) is None:
        session.add(BlobRow(sha256=digest, content=content))
        session.flush()
    return digest


def files(session: Session, draft: str) -> dict[str, bytes]:
    """Path → newest content of every file that is there."""
    newest = _newest_numbers(draft).subquery()
    rows = (
        select(StudioFileRow.path, BlobRow.content)
        .join(
            newest,
            (StudioFileRow.path == newest.c.path) & (StudioFileRow.number == newest.c.number),
        )
        .join(BlobRow, BlobRow.sha256 == StudioFileRow.blob)
        .where(StudioFileRow.draft == draft)
        .order_by(StudioFileRow.path)
    )
    return {row.path: row.content for row in session.execute(rows)}


def newest_number(session: Session, draft: str, path: str) -> int:
    """The number of a path's newest state, 0 where it never had one."""
    newest = _newest(session, draft, path)
    return newest.number if newest else 0


def bundle_of(found: Mapping[str, bytes]) -> str:
    """SHA-256 over all files of a draft, its item too."""
    return versions.bundle_id("studio", found)


def _newest_numbers(draft: str) -> Select[tuple[str, int]]:
    return (
        select(StudioFileRow.path, func.max(StudioFileRow.number).label("number"))
        .where(StudioFileRow.draft == draft)
        .group_by(StudioFileRow.path)
    )


def _newest(session: Session, draft: str, path: str) -> StudioFileRow | None:
    rows = select(StudioFileRow).where(StudioFileRow.draft == draft, StudioFileRow.path == path)
    return session.scalars(rows.order_by(StudioFileRow.number.desc()).limit(1)).first()


def _faster(newest: StudioFileRow | None, path: str) -> SomeoneWasFaster:
    if newest is None:
        return SomeoneWasFaster(path)
    at = newest.saved_at.isoformat()
    return SomeoneWasFaster(path, person=newest.saved_by, at=at, number=newest.number)


def _locked(session: Session, id_: str) -> StudioDraftRow:
    rows = select(StudioDraftRow).where(StudioDraftRow.id == id_).with_for_update()
    row = session.scalars(rows).one_or_none() if isinstance(id_, str) else None
    if row is None:
        raise NotFound(f"draft {id_}")
    return row
