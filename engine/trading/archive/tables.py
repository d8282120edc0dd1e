"""Sealed archives, the packages made of them, and who borrowed them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class ArchiveRow(Base):
    """`manifest` lists what a project leaves; `files` the file list of its item, once sealed.

    `package` is the hash of the package (BagIt) in the file store, once it is made.
    """

    __tablename__ = "archive"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    manifest: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    made_at: Mapped[datetime]
    number: Mapped[str | None] = mapped_column(unique=True)
    files: Mapped[Json] = mapped_column(ExactJson, nullable=True)
    sealed_at: Mapped[datetime | None]
    keep_until: Mapped[date | None] = mapped_column(index=True)
    package: Mapped[str | None]
    package_size: Mapped[int | None] = mapped_column(BigInteger)
    packed_at: Mapped[datetime | None]


class LoanRow(Base):
    """Somebody read a sealed archive, for a reason, until a day."""

    __tablename__ = "archive_loan"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("archive.project"), index=True)
    borrower: Mapped[str]
    reason: Mapped[str]
    due_on: Mapped[date]
    lent_at: Mapped[datetime]
    lent_by: Mapped[str]
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[str | None]
    note: Mapped[str | None]
    __table_args__ = (Index("ix_archive_loan_open", "returned_at", "due_on"),)
