"""What anybody may learn of a document: what it states, whether it stands, whether a file is it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.documents.signing import Signature, examined
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Json
from engine.workflow.queries.answering import house

PUBLIC = ("project", "code", "lot", "lot_name", "winner", "price", "decided_on", "occasion")
"""What the public page repeats of a document's fields; the rest is its recipient's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """`signature` is None until the file is made."""

    id: str
    kind: str
    title: str
    number: str
    fields: Mapping[str, Json]
    issued_at: datetime
    hash: str
    sha256: str | None
    signature: Signature | None
    received_at: datetime | None
    revoked_at: datetime | None
    revoked_order: str | None
    revoked_reason: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """Whether a brought file is the document, to the byte; `other` is the number of the one it is.

    A file is only hashed, never read: it may come from anybody.
    """

    same: bool
    other: str | None


def verification(session: Session, id_or_number: str) -> Verification:
    """By the id that the QR code holds, or by the number printed on it.

    Raises:
        NotFound: this platform issued no such document.
    """
    row = _row(session, id_or_number)
    content = row.content if isinstance(row.content, dict) else {}
    fields = content.get("fields")
    known = fields if isinstance(fields, dict) else {}
    return Verification(
        id=row.id,
        kind=row.kind,
        title=str(content.get("title")),
        number=row.number,
        fields={name: known[name] for name in PUBLIC if known.get(name) is not None},
        issued_at=row.issued_at,
        hash=row.hash,
        sha256=row.sha256,
        signature=_signature(session, row),
        received_at=row.received_at,
        revoked_at=row.revoked_at,
        revoked_order=row.revoked_order,
        revoked_reason=row.revoked_reason,
    )


def compared(session: Session, document: str, brought: bytes) -> Compared:
    """Raises NotFound: this platform issued no such document."""
    row, digest = _row(session, document), hashlib.sha256(brought).hexdigest()
    others = select(IssuedRow.number).where(IssuedRow.sha256 == digest, IssuedRow.id != row.id)
    return Compared(same=digest == row.sha256, other=session.scalars(others.limit(1)).first())


def _row(session: Session, id_or_number: str) -> IssuedRow:
    row = (
        session.get(IssuedRow, id_or_number)
        or session.scalars(select(IssuedRow).where(IssuedRow.number == id_or_number)).one_or_none()
    )
    if row is None:
        raise NotFound(f"document {id_or_number}")
    return row


def _signature(session: Session, row: IssuedRow) -> Signature | None:
    """Of the file that is kept; one that is gone or was changed has none that holds."""
    files = house(session).files
    if row.sha256 is None:
        return None
    if not files.has(row.sha256):
        return Signature()
    return examined(house(session).settings, b"".join(files.open(row.sha256)))
