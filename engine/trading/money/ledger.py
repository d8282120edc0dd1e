"""The double-entry ledger: every transfer has two sides, and no account goes where it may not.

Accounts are words: `bank` (what the bank holds for us), `interest` and `surcharge` (what others
owe to a refund), `fee:<bill>` (what a payer owes) may only be in debit; `sub:<number>`,
`unknown:<payment>`, `payable:<payout>` (what is owed to somebody) and `income` only in credit.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.errors import WrongState
from engine.trading.money.tables import TransferRow

BANK, INTEREST, SURCHARGE, INCOME = "bank", "interest", "surcharge", "income"
OWED_TO_US = frozenset({BANK, INTEREST, SURCHARGE, "fee"})


def move(
    session: Session, transaction: str, *, debit: str, credit: str, amount: int, at: datetime
) -> None:
    """One transfer of fen; nothing happens for none. The accounts' project is locked by the caller.

    Raises:
        WrongState: an account would be overdrawn, so this was done before.
    """
    if amount == 0:
        return
    if amount < 0:
        raise ValueError("a transfer has a direction, not a sign")
    session.add(
        TransferRow(transaction=transaction, debit=debit, credit=credit, amount=amount, at=at)
    )
    session.flush()
    for account in (debit, credit):
        if not _sound(account, balance(session, account)):
            raise WrongState(account, account=account)


def balance(session: Session, account: str) -> int:
    """Debits less credits, in fen."""
    return _sum(session, TransferRow.debit == account) - _sum(
        session, TransferRow.credit == account
    )


def balances(session: Session) -> Mapping[str, int]:
    """Every account that was ever used."""
    found: dict[str, int] = {}
    for side, sign in ((TransferRow.debit, 1), (TransferRow.credit, -1)):
        summed = select(side, func.sum(TransferRow.amount)).group_by(side)
        for account, amount in session.execute(summed):
            found[account] = found.get(account, 0) + sign * int(amount)
    return found


def unsound(session: Session) -> tuple[str, ...]:
    """What no history of transfers may show: accounts on their wrong side."""
    return tuple(
        sorted(account for account, sum_ in balances(session).items() if not _sound(account, sum_))
    )


def _sound(account: str, sum_: int) -> bool:
    return sum_ >= 0 if account.partition(":")[0] in OWED_TO_US else sum_ <= 0


def _sum(session: Session, side: object) -> int:
    found = select(func.coalesce(func.sum(TransferRow.amount), 0)).where(side)  # type: ignore[arg-type]
    return int(session.scalar(found) or 0)
