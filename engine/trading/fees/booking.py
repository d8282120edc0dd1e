"""What a bill does in the ledger: it is owed, paid into its sub-account, or taken off again."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.fees.tables import BillRow
from engine.trading.money import ledger, numbering
from engine.trading.money.tables import SubAccountRow


def account_of(bill: str) -> str:
    """The ledger's account of what its payer owes."""
    return f"fee:{bill}"


def keep(session: Session, row: BillRow, now: datetime) -> None:
    """The bill, with a sub-account where something is left to pay; the full sum is booked first."""
    owed = row.full - row.waived
    if owed:
        row.sub_account = _open(session, row, owed)
    session.add(row)
    session.flush()
    _move(session, row, f"billed:{row.id}", row.full, now)
    take_off(session, row, row.waived, now)


def take_off(session: Session, row: BillRow, amount: int, now: datetime) -> None:
    """A waiver: less income, less owed.

    Raises:
        WrongState: more than is still owed.
    """
    ledger.move(
        session,
        f"waived:{row.id}",
        debit=ledger.INCOME,
        credit=account_of(row.id),
        amount=amount,
        at=now,
    )


def owed(session: Session, bill: str) -> int:
    """Fen that are not paid yet."""
    return ledger.balance(session, account_of(bill))


def _move(session: Session, row: BillRow, name: str, amount: int, now: datetime) -> None:
    ledger.move(
        session,
        name,
        debit=account_of(row.id),
        credit=ledger.INCOME,
        amount=amount,
        at=now,
    )


def _open(session: Session, row: BillRow, expected: int) -> str:
    account = SubAccountRow(
        number=numbering.new_sub_account(),
        project=row.project,
        expected=expected,
        due_at=None,
        settles=account_of(row.id),
    )
    session.add(account)
    session.flush()
    return account.number
