"""Whether the books are whole: what `sunroad doctor` and the property tests ask."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.trading.money import ledger
from engine.trading.money.tables import PaymentRow, PayoutRow, TransferRow


def faults(session: Session) -> tuple[str, ...]:
    """Sentences about what cannot be; none when the books are whole.

    Every account on its side, every payment and payout booked once and in full.
    """
    overdrawn = (f"account {account} is overdrawn" for account in ledger.unsound(session))
    return (*overdrawn, *_unbooked_payments(session), *_unbooked_payouts(session))


def _unbooked_payments(session: Session) -> list[str]:
    booked = _booked(session, "payment:")
    rows = session.execute(select(PaymentRow.id, PaymentRow.amount)).all()
    wrong = [
        f"payment {id_} is not booked once" for id_, sum_ in rows if booked.pop(id_, 0) != sum_
    ]
    return [*wrong, *(f"payment {id_} is booked and unknown" for id_ in booked)]


def _unbooked_payouts(session: Session) -> list[str]:
    booked = _booked(session, "paid:")
    rows = session.scalars(select(PayoutRow).where(PayoutRow.state == "paid"))
    whole = {row.id: row.principal + row.interest + row.surcharge for row in rows}
    wrong = [
        f"payout {id_} is not booked once" for id_, sum_ in whole.items() if booked.get(id_) != sum_
    ]
    return [*wrong, *(f"payout {id_} is booked, not paid" for id_ in booked.keys() - whole)]


def _booked(session: Session, prefix: str) -> dict[str, int]:
    summed = (
        select(TransferRow.transaction, func.sum(TransferRow.amount))
        .where(TransferRow.transaction.startswith(prefix))
        .group_by(TransferRow.transaction)
    )
    return {name.removeprefix(prefix): int(sum_) for name, sum_ in session.execute(summed)}
