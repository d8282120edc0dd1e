"""The law's ceilings for a deposit: the lowest of the rows that an item names."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.law.calendar import local_day
from engine.law.rows import LawRow
from engine.trading.deposits.law import row_of
from engine.trading.money.amounts import yuan
from engine.vocabulary import Json


def require_within(
    session: Session, rules: Iterable[str], amount: int, estimate: int | None, now: datetime
) -> None:
    """`amount` and `estimate` in fen; rows in per cent need the estimate.

    Raises:
        Invalid: naming the row and the most it allows.
    """
    for rule in rules:
        row = row_of(session, rule, local_day(now))
        most = _most(row, estimate)
        if amount > most:
            params: dict[str, Json] = {"rule": row.id, "most": str(yuan(most))}
            text = f"{row.id} allows {yuan(most)} yuan at most"
            raise Invalid(Problem(field="amount", key="deposit_cap", text=text, params=params))


def _most(row: LawRow, estimate: int | None) -> int:
    if not isinstance(row.value, Decimal) or row.unit not in ("percent", "CNY"):
        raise _no_cap(row.id, "is no ceiling of a deposit")
    if row.unit == "CNY":
        return int(row.value * 100)
    if estimate is None:
        raise _no_cap(row.id, "needs the estimate of the lot")
    return int(row.value * estimate / 100)


def _no_cap(rule: str, text: str) -> Invalid:
    return Invalid(Problem(field="caps", key="deposit_no_cap", text=f"{rule} {text}"))
