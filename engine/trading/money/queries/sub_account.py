"""How one sub-account stands, as its owner may read it: sums and moments, never a payer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.money import ledger
from engine.trading.money.tables import PaymentRow, PayoutRow, SubAccountRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Paid:
    """A payment in: fen, how many of them count, and its state."""

    id: str
    amount: int
    counted: int
    state: str
    booked_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class PaidOut:
    """A payment out and where it stands."""

    id: str
    why: str
    rule: str | None
    reason: str
    principal: int
    interest: int
    surcharge: int
    state: str
    ordered_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """`held` fen are owed to the owner now; `complete` once as much came as was expected."""

    number: str
    expected: int
    counted: int
    held: int
    due_at: datetime | None
    paid: tuple[Paid, ...]
    paid_out: tuple[PaidOut, ...]

    @property
    def complete(self) -> bool:
        return self.counted >= self.expected

    @property
    def missing(self) -> int:
        return max(0, self.expected - self.counted)


def sub_account(session: Session, number: str) -> Account:
    """
    Raises:
        NotFound: no such sub-account.
    """
    row = session.get(SubAccountRow, number)
    if row is None:
        raise NotFound(f"sub-account {number}")
    paid = payments(session, number)
    return Account(
        number=number,
        expected=row.expected,
        counted=sum(one.counted for one in paid),
        held=-ledger.balance(session, f"sub:{number}"),
        due_at=row.due_at,
        paid=tuple(_paid(one) for one in paid),
        paid_out=tuple(_paid_out(one) for one in _payouts(session, number)),
    )


def payments(session: Session, number: str) -> tuple[PaymentRow, ...]:
    """Rows for services of the same transaction, oldest first."""
    rows = select(PaymentRow).where(PaymentRow.sub_account == number)
    return tuple(session.scalars(rows.order_by(PaymentRow.booked_at, PaymentRow.id)))


def _payouts(session: Session, number: str) -> tuple[PayoutRow, ...]:
    rows = select(PayoutRow).where(PayoutRow.sub_account == number, PayoutRow.state != "replaced")
    return tuple(session.scalars(rows.order_by(PayoutRow.ordered_at, PayoutRow.id)))


def _paid(row: PaymentRow) -> Paid:
    return Paid(
        id=row.id,
        amount=row.amount,
        counted=row.counted,
        state=row.state,
        booked_at=row.booked_at,
    )


def _paid_out(row: PayoutRow) -> PaidOut:
    return PaidOut(
        id=row.id,
        why=row.why,
        rule=row.rule,
        reason=row.reason,
        principal=row.principal,
        interest=row.interest,
        surcharge=row.surcharge,
        state=row.state,
        ordered_at=row.ordered_at,
        settled_at=row.settled_at,
    )
