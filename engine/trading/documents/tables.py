"""Documents that the platform issued: letters to bidders, certificates of the witness."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class IssuedRow(Base):
    """One document. `hash` is over its content; `sha256` is the signed file's, once it is made.

    `recipient` is the organisation that receives it; a revoked one stays, with its mark.
    """

    __tablename__ = "issued_document"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str | None]
    kind: Mapped[str]
    number: Mapped[str] = mapped_column(unique=True)
    content: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    issued_at: Mapped[datetime]
    recipient: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    sha256: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[datetime | None]
    received_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_order: Mapped[str | None]
    revoked_reason: Mapped[str | None]
    __table_args__ = (
        Index("ix_issued_document_project", "project", "issued_at"),
        Index("ix_issued_document_recipient", "recipient", "issued_at"),
        Index("ix_issued_document_sha256", "sha256"),
    )
