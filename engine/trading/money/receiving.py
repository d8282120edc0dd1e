"""A credit in the bank's books becomes money in a sub-account, or goes back where it came from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.errors import Invalid, Problem
from engine.store.serial import one_at_a_time
from engine.trading.money import ledger, numbering, paying
from engine.trading.money.amounts import MOST
from engine.trading.money.paying import Payout
from engine.trading.money.signed import moment
from engine.trading.money.tables import PaymentRow, SubAccountRow
from engine.vocabulary import Data, Fact
from engine.workflow import guard
from engine.workflow.transaction import Transaction

AHEAD = timedelta(minutes=10)
"""How far a bank's clock may be before ours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """One line of the bank's books: fen that came for a sub-account; who paid is not said."""

    bank: str
    entry: str
    sub_account: str
    amount: int
    booked_at: datetime


def credit(bank: str, body: Data, now: datetime) -> Credit:
    """
    Raises:
        Invalid: the body is no credit, or is booked in the future.
    """
    amount, entry = body.get("amount"), body.get("entry")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 < amount < MOST:
        raise _wrong("amount", "whole fen, more than none")
    if not isinstance(entry, str) or not entry:
        raise _wrong("entry", "the number of the entry in the bank's books")
    booked = moment(body.get("booked_at"))
    if booked > now + AHEAD:
        raise _wrong("booked_at", "booked in the future")
    return Credit(
        bank=bank,
        entry=entry,
        sub_account=str(body.get("sub_account")),
        amount=amount,
        booked_at=booked,
    )


def receive(work: Transaction, taken: Credit) -> str:
    """Returns what came of it: counted, excess, partial, late, unknown; known when it came before.

    Raises:
        Invalid: the bank told something else under this entry before.
    """
    account = _locked(work, taken)
    known = work.session.get(PaymentRow, f"{taken.bank}:{taken.entry}")
    if known is not None:
        return _same(known, taken)
    row = _row(work, taken, account)
    owed = f"sub:{row.sub_account}" if account else f"unknown:{row.id}"
    _book(work, row, owed)
    _record(work, row)
    _settle(work, row, account)
    _return(work, row, owed)
    return _told(work, row, account)


def _locked(work: Transaction, taken: Credit) -> SubAccountRow | None:
    """The sub-account as it is once nobody else may change it; an entry of nobody's waits alone."""
    account = work.session.get(SubAccountRow, taken.sub_account)
    if account is None:
        one_at_a_time(work.session, f"entry:{taken.bank}:{taken.entry}")
        return None
    guard.hold(work.session, account.project)
    work.session.refresh(account)
    return account


def _same(known: PaymentRow, taken: Credit) -> str:
    told = (known.sub_account, known.amount, known.booked_at)
    if told != (taken.sub_account, taken.amount, taken.booked_at):
        raise _wrong("entry", f"entry {taken.entry} was told otherwise before")
    return "known"


def _row(work: Transaction, taken: Credit, account: SubAccountRow | None) -> PaymentRow:
    state, counted = _judged(work, taken, account)
    return PaymentRow(
        id=f"{taken.bank}:{taken.entry}",
        sub_account=taken.sub_account,
        project=account.project if account else None,
        amount=taken.amount,
        counted=counted,
        state=state,
        booked_at=taken.booked_at,
        taken_at=work.now,
    )


def _judged(work: Transaction, taken: Credit, account: SubAccountRow | None) -> tuple[str, int]:
    """State, and how much of it counts: what is missing of the sum, until its last moment."""
    if account is None or not numbering.is_sub_account(taken.sub_account):
        return "unknown", 0
    if account.due_at is not None and taken.booked_at > account.due_at:
        return "late", 0
    missing = account.expected - paying.counted(work.session, account.number)
    return "counted", max(0, min(taken.amount, missing))


def _book(work: Transaction, row: PaymentRow, owed: str) -> None:
    work.session.add(row)
    work.session.flush()
    ledger.move(
        work.session,
        f"payment:{row.id}",
        debit=ledger.BANK,
        credit=owed,
        amount=row.amount,
        at=work.now,
    )


def _settle(work: Transaction, row: PaymentRow, account: SubAccountRow | None) -> None:
    """What is no deposit but the payment of a bill pays it at once."""
    if account is not None and account.settles:
        ledger.move(
            work.session,
            f"settled:{row.id}",
            debit=f"sub:{account.number}",
            credit=account.settles,
            amount=row.counted,
            at=work.now,
        )


def _return(work: Transaction, row: PaymentRow, owed: str) -> None:
    """What does not count goes back at once, without interest."""
    if row.amount == row.counted:
        return
    why = "excess" if row.state == "counted" else row.state
    paying.order_out(
        work,
        Payout(payment=row, why=why, reason="", principal=row.amount - row.counted),
        owed=owed,
    )


def _record(work: Transaction, row: PaymentRow) -> None:
    chain = f"project:{row.project}" if row.project else "house"
    work.record(Fact.MONEY_RECEIVED, chain=chain, payment=row.id, state=row.state)


def _told(work: Transaction, row: PaymentRow, account: SubAccountRow | None) -> str:
    if row.state != "counted" or account is None:
        return row.state
    if row.amount > row.counted:
        return "excess"
    whole = paying.counted(work.session, account.number) >= account.expected
    return "counted" if whole else "partial"


def _wrong(field: str, text: str) -> Invalid:
    return Invalid(Problem(field=f"message.{field}", key="bank_entry", text=f"{field}: {text}"))
