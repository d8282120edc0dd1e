"""The keys whose signatures this house believes, and what a package holds beside its bundle."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class TrustedKeyRow(Base):
    """An organisation's Ed25519 key; its id is the SHA-256 of the 32 bytes, all in hex.

    The organisation is a name: signers from elsewhere are not in this house's register. A key that
    was withdrawn stays, so that it is never trusted again.
    """

    __tablename__ = "trusted_key"
    id: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[str]
    organisation: Mapped[str]
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime | None]
    added_by: Mapped[str]
    added_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


class ItemFileRow(Base):
    """A file that came with an item's revision and is not run: item.toml as written, stories."""

    __tablename__ = "item_file"
    code: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    path: Mapped[str] = mapped_column(primary_key=True)
    blob: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    __table_args__ = (
        ForeignKeyConstraint(
            ["code", "revision"], ["item.code", "item.revision"], name="fk_item_file_item"
        ),
    )
