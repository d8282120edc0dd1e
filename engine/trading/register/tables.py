"""The tables of the register. An entry's id is the hash of its row, so a row enters once."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class RegisterImportRow(Base):
    """A file that was read in."""

    __tablename__ = "register_import"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str]
    rows: Mapped[int]
    added: Mapped[int]
    imported_by: Mapped[str]
    imported_at: Mapped[datetime]


class RegisterEntryRow(Base):
    """An approved project. `decided` is a project's id, `absent` or `exempt`, said by a person."""

    __tablename__ = "register_entry"
    id: Mapped[str] = mapped_column(primary_key=True)
    import_id: Mapped[str] = mapped_column(ForeignKey("register_import.id"))
    line: Mapped[int]
    approval_number: Mapped[str]
    name: Mapped[str]
    class_: Mapped[str] = mapped_column("class")
    kind: Mapped[str]
    region: Mapped[str]
    amount: Mapped[str]
    approved_on: Mapped[date]
    planned_on: Mapped[date | None]
    unified_code: Mapped[str | None]
    owner: Mapped[str]
    investment_code: Mapped[str | None]
    decided: Mapped[str | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    __table_args__ = (Index("ix_register_entry_approved", "approved_on", "id"),)
