"""Receipts of bids: time, hash and pseudonym, nothing else."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class BidReceiptRow(Base):
    """`state` is received, replaced or withdrawn; one received bid per lot and pseudonym."""

    __tablename__ = "bid_receipt"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str]
    pseudonym: Mapped[str]
    hash: Mapped[str]
    received_at: Mapped[datetime]
    state: Mapped[str]
    __table_args__ = (Index("ix_bid_receipt_lot", "project", "lot", "state"),)
