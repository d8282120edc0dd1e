"""What came with an item's revision beside its bundle, so that an export is what was imported."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engine.workflow.packages.tables import ItemFileRow
from engine.workflow.tables import BlobRow


def keep(session: Session, code: str, revision: int, files: Mapping[str, bytes]) -> None:
    """The newest ones stand for the revision: a story more makes no other item."""
    if not files:
        return
    there = (ItemFileRow.code == code, ItemFileRow.revision == revision)
    session.execute(delete(ItemFileRow).where(*there))
    for path, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        if session.get(BlobRow, digest) is None:
            session.add(BlobRow(sha256=digest, content=content))
            session.flush()
        session.add(ItemFileRow(code=code, revision=revision, path=path, blob=digest))
    session.flush()


def kept(session: Session, code: str, revision: int) -> dict[str, bytes]:
    """Path → content; empty for a revision that came without."""
    rows = (
        select(ItemFileRow.path, BlobRow.content)
        .join(BlobRow, BlobRow.sha256 == ItemFileRow.blob)
        .where(ItemFileRow.code == code, ItemFileRow.revision == revision)
        .order_by(ItemFileRow.path)
    )
    return {row.path: row.content for row in session.execute(rows)}
