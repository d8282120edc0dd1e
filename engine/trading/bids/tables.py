"""Bids: who sent what is not in here, only pseudonyms, hashes and sealed bytes."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base

STANDING = text("state = 'received'")


class BidRow(Base):
    """One bid of a pseudonym for a lot.

    `state` is draft (chunks come in), sealed (its manifest was checked), received (it counts),
    replaced, withdrawn or lapsed. `hash` is the manifest's, or what the bidder told where the item
    asks for no sealed upload. `root`, `chunks` and `size` outlive the manifest and the chunks,
    which are erased once the bid is replaced or withdrawn. `signature` is that of the receipt.
    """

    __tablename__ = "bid"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str]
    pseudonym: Mapped[str]
    suite: Mapped[str | None]
    state: Mapped[str]
    begun_at: Mapped[datetime]
    manifest: Mapped[bytes | None] = mapped_column(LargeBinary)
    hash: Mapped[str | None]
    root: Mapped[str | None]
    chunks: Mapped[int | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[datetime | None]
    signature: Mapped[str | None]
    erased: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (
        Index("ix_bid_lot", "project", "lot", "state"),
        Index("ix_bid_unerased", "erased", "state", "begun_at"),
        Index(
            "uq_bid_received",
            "project",
            "lot",
            "pseudonym",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )


class BidChunkRow(Base):
    """One piece of cipher text on disk: its leaf hash in the bid's tree, and its bytes."""

    __tablename__ = "bid_chunk"
    bid: Mapped[str] = mapped_column(ForeignKey("bid.id"), primary_key=True)
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[str]
    size: Mapped[int]
    stored_at: Mapped[datetime]
