"""Tell the bank to pay: owed in the ledger at once, carried by the outbox, ended by its answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from engine.store.base import table_of
from engine.trading.money import ledger
from engine.trading.money.tables import PaymentRow, PayoutRow
from engine.vocabulary import Fact, Json, Message
from engine.workflow.tables import OutboxRow
from engine.workflow.transaction import Transaction

CHANNEL = "bank"


@dataclass(frozen=True, kw_only=True, slots=True)
class Payout:
    """Fen to pay back to whoever made `payment`, or to `payee`; `rule` is a row of the law.

    `why` is excess, late, unknown, refund or forfeit.
    """

    payment: PaymentRow
    why: str
    reason: str
    principal: int
    interest: int = 0
    surcharge: int = 0
    payee: str | None = None
    rule: str | None = None
    due_at: datetime | None = None


def counted(session: Session, sub_account: str) -> int:
    """Fen that count in a sub-account now; what was returned counts no more."""
    found = select(func.coalesce(func.sum(PaymentRow.counted), 0))
    return int(session.scalar(found.where(PaymentRow.sub_account == sub_account)) or 0)


def promise(session: Session, payout: Payout, *, owed: str, now: datetime) -> PayoutRow:
    """Book it and keep the row; the message is the caller's to send.

    Raises:
        WrongState: the money is not there any more, so it was paid out before.
    """
    row = _row(payout, now)
    session.add(row)
    session.flush()
    parts = ((owed, row.principal), (ledger.INTEREST, row.interest))
    for debit, amount in (*parts, (ledger.SURCHARGE, row.surcharge)):
        ledger.move(
            session,
            f"ordered:{row.id}",
            debit=debit,
            credit=f"payable:{row.id}",
            amount=amount,
            at=now,
        )
    return row


def order_out(work: Transaction, payout: Payout, *, owed: str) -> PayoutRow:
    """As `promise`, with its message and fact, within an order."""
    row = promise(work.session, payout, owed=owed, now=work.now)
    _send(work, row)
    return row


def repeat(work: Transaction, refused: PayoutRow, reason: str) -> PayoutRow:
    """What a refused payout owes, a new one owes; the bank hears of a new id."""
    row = _row(_same(work.session, refused, reason), work.now)
    work.session.add(row)
    work.session.flush()
    ledger.move(
        work.session,
        f"repeated:{row.id}",
        debit=f"payable:{refused.id}",
        credit=f"payable:{row.id}",
        amount=row.principal + row.interest + row.surcharge,
        at=work.now,
    )
    refused.state = "replaced"
    _send(work, row)
    return row


def message(row: PayoutRow) -> Message:
    """What the bank is told. It knows the payer of its entry; we do not name one."""
    body: dict[str, Json] = {
        "kind": "payout",
        "payout": row.id,
        "entry": row.payment.partition(":")[2],
        "bank": row.payment.partition(":")[0],
        "payee": row.payee,
        "principal": row.principal,
        "interest": row.interest,
        "surcharge": row.surcharge,
        "why": row.why,
        "at": row.ordered_at.isoformat(),
    }
    return Message(channel=CHANNEL, key=row.id, body=body)


def queue(work: Transaction, told: Message, project: str | None) -> None:
    """A row of the outbox in the same transaction, for an order that loads no project."""
    values = {
        "project": project,
        "channel": told.channel,
        "key": told.key,
        "body": dict(told.body),
        "state": "queued",
        "attempts": 0,
        "next_at": work.now,
    }
    work.write(_PROMISE, values)


def settle(work: Transaction, row: PayoutRow, refusal: str | None) -> None:
    """The bank has paid it, or says why not: then it stays owed until a person orders it anew."""
    if refusal is None:
        _book_paid(work.session, row, work.now)
    row.state, row.refusal = ("refused", refusal) if refusal else ("paid", None)
    row.settled_at = work.now
    fact = Fact.MONEY_REFUSED if refusal else Fact.MONEY_PAID
    work.record(fact, chain=chain(row), payout=row.id, why=row.why)


def chain(row: PayoutRow) -> str:
    return f"project:{row.project}" if row.project else "house"


def _same(session: Session, row: PayoutRow, reason: str) -> Payout:
    return Payout(
        payment=session.get_one(PaymentRow, row.payment),
        why=row.why,
        reason=reason,
        principal=row.principal,
        interest=row.interest,
        surcharge=row.surcharge,
        payee=row.payee,
        rule=row.rule,
        due_at=row.due_at,
    )


def _send(work: Transaction, row: PayoutRow) -> None:
    queue(work, message(row), row.project)
    work.record(Fact.MONEY_ORDERED, chain=chain(row), payout=row.id, why=row.why)


def _row(payout: Payout, now: datetime) -> PayoutRow:
    return PayoutRow(
        id=uuid4().hex,
        project=payout.payment.project,
        sub_account=payout.payment.sub_account,
        payment=payout.payment.id,
        payee=payout.payee,
        why=payout.why,
        rule=payout.rule,
        reason=payout.reason,
        principal=payout.principal,
        interest=payout.interest,
        surcharge=payout.surcharge,
        state="ordered",
        refusal=None,
        ordered_at=now,
        due_at=payout.due_at,
        settled_at=None,
    )


def _book_paid(session: Session, row: PayoutRow, now: datetime) -> None:
    """Principal leaves what the bank holds; interest the bank pays, the surcharge the refunder."""
    parts = ((ledger.BANK, row.principal), (ledger.INTEREST, row.interest))
    for credit, amount in (*parts, (ledger.SURCHARGE, row.surcharge)):
        ledger.move(
            session,
            f"paid:{row.id}",
            debit=f"payable:{row.id}",
            credit=credit,
            amount=amount,
            at=now,
        )


_PROMISE = insert(table_of(OutboxRow)).inline()
