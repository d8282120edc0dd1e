"""Amounts: the case file says yuan, the ledger counts whole fen."""

from decimal import Decimal, InvalidOperation

from engine.errors import Invalid, Problem
from engine.vocabulary import Json

MOST = 10**15
"""Ten thousand billion yuan in fen; a larger amount is a mistake."""


def fen(yuan: Json, field: str = "amount") -> int:
    """Fen of an amount in yuan, a number or its text.

    Raises:
        Invalid: it is no amount, is negative, too large, or has parts of a fen.
    """
    try:
        counted = Decimal(str(yuan)) * 100
        whole = int(counted)
    except (InvalidOperation, ValueError, OverflowError):
        raise Invalid(_wrong(field, "an amount in yuan, such as 50000.00")) from None
    if whole != counted or not 0 <= whole <= MOST:
        raise Invalid(_wrong(field, "an amount of at most two places, not negative"))
    return whole


def yuan(amount: int) -> Decimal:
    """As the case file and the pages say it, with two places."""
    return (Decimal(amount) / 100).quantize(Decimal("0.01"))


def _wrong(field: str, text: str) -> Problem:
    return Problem(field=field, key="money_amount", text=text)
