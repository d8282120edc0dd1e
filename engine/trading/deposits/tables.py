"""The tables of deposits. A ticket knows its bidder's pseudonym, nobody's name."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class DepositTermsRow(Base):
    """What a lot asks of every bidder, and until when; guarantees must hold until `valid_until`."""

    __tablename__ = "deposit_terms"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    lot: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    beneficiary: Mapped[str]


class TicketRow(Base):
    """One bidder's deposit for one lot: a number that says nothing, and its sub-account."""

    __tablename__ = "deposit_ticket"
    number: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str]
    pseudonym: Mapped[str]
    sub_account: Mapped[str] = mapped_column(ForeignKey("money_sub_account.number"), unique=True)
    __table_args__ = (Index("uq_deposit_ticket", "project", "lot", "pseudonym", unique=True),)


class GuaranteeRow(Base):
    """A guarantee that was accepted for a ticket. `state`: held, revoked, claimed, released."""

    __tablename__ = "deposit_guarantee"
    issuer: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    ticket: Mapped[str] = mapped_column(ForeignKey("deposit_ticket.number"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    valid_until: Mapped[datetime]
    letter: Mapped[Json] = mapped_column(ExactJson)
    state: Mapped[str]
    taken_at: Mapped[datetime]


class RevokedGuaranteeRow(Base):
    """An issuer's word that a guarantee holds no longer, whether or not anybody brought it here."""

    __tablename__ = "revoked_guarantee"
    issuer: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    told_at: Mapped[datetime]
