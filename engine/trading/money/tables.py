"""The tables of money. Amounts are whole fen; who paid is asked of the bank after the opening."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class SubAccountRow(Base):
    """A number under which money is expected; nobody else pays to it.

    `expected` fen until `due_at`; what counts goes on to `settles` where that is named.
    """

    __tablename__ = "money_sub_account"
    number: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    expected: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime | None]
    settles: Mapped[str | None]


class PaymentRow(Base):
    """One credit in the bank's books; `counted` fen of it still count. Its id is `bank:entry`.

    `state` is counted, late or unknown (no such sub-account).
    """

    __tablename__ = "money_payment"
    id: Mapped[str] = mapped_column(primary_key=True)
    sub_account: Mapped[str] = mapped_column(index=True)
    project: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    counted: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str]
    booked_at: Mapped[datetime]
    taken_at: Mapped[datetime]


class PayerRow(Base):
    """Who made a payment, told by the bank once the last moment for paying has passed."""

    __tablename__ = "money_payer"
    payment: Mapped[str] = mapped_column(ForeignKey("money_payment.id"), primary_key=True)
    name: Mapped[str]
    account: Mapped[str]


class PayoutRow(Base):
    """Money the bank is told to pay: back to the payer of `payment`, or to `payee`.

    `state` is ordered, paid, refused, or replaced by a later one.
    """

    __tablename__ = "money_payout"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    sub_account: Mapped[str]
    payment: Mapped[str] = mapped_column(ForeignKey("money_payment.id"), index=True)
    payee: Mapped[str | None]
    why: Mapped[str]
    rule: Mapped[str | None]
    reason: Mapped[str]
    principal: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)
    surcharge: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str]
    refusal: Mapped[str | None]
    ordered_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class TransferRow(Base):
    """One line of the double-entry ledger: what `debit` gets, `credit` gives.

    Both sides stand in one row, so that no transaction can fail to sum to zero.
    """

    __tablename__ = "money_transfer"
    id: Mapped[int] = mapped_column(primary_key=True)
    transaction: Mapped[str] = mapped_column(index=True)
    debit: Mapped[str] = mapped_column(index=True)
    credit: Mapped[str] = mapped_column(index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("amount > 0", name="positive"),
        CheckConstraint("debit <> credit", name="two_sides"),
    )


class BankMessageRow(Base):
    """A signed message that was taken; the same one again does nothing."""

    __tablename__ = "money_message"
    sender: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    taken_at: Mapped[datetime]


class StatementRow(Base):
    """A statement that was read in: what the bank says it holds, and what came of each line."""

    __tablename__ = "money_statement"
    id: Mapped[str] = mapped_column(primary_key=True)
    bank: Mapped[str]
    name: Mapped[str]
    until: Mapped[datetime]
    difference: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[Json] = mapped_column(ExactJson)
    imported_by: Mapped[str]
    imported_at: Mapped[datetime]
    __table_args__ = (Index("ix_money_statement_imported", "imported_at"),)
