"""The tables of the ledger: facts, where each chain ends, and the checkpoints over all ends."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base

BYTE_ORDER = Text().with_variant(Text(collation="C"), "postgresql")
"""Text sorted by its UTF-8 bytes, so that chains come in one order on both databases."""


class FactRow(Base):
    """One thing that happened. Never changed, never removed; the database itself refuses."""

    __tablename__ = "fact"
    chain: Mapped[str] = mapped_column(BYTE_ORDER, primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    order_id: Mapped[str]
    order_name: Mapped[str]
    fact: Mapped[str]
    particulars: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class ChainHeadRow(Base):
    """The last fact of a chain. Whoever appends holds this row; it only moves forward."""

    __tablename__ = "chain_head"
    chain: Mapped[str] = mapped_column(BYTE_ORDER, primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str]


class CheckpointRow(Base):
    """A signed statement over all chain heads; the same text lies in a file outside."""

    __tablename__ = "checkpoint"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[str]
    signature: Mapped[str]


class ProtectedRow(Base):
    """How far the newest checkpoint reaches in a chain: what the next one need not repeat."""

    __tablename__ = "chain_protected"
    chain: Mapped[str] = mapped_column(BYTE_ORDER, primary_key=True)
    seq: Mapped[int]
