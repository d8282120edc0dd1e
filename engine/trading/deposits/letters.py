"""A guarantee letter 电子保函: JSON that its issuer signed, bound to one ticket of one lot.

`{"format": "sunroad-guarantee/1", "issuer", "id", "beneficiary", "project", "lot", "ticket",
"amount", "valid_until", "issued_at", "signature"}`; amount in fen. It names no bidder.
"""

from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, Problem
from engine.settings import Settings
from engine.store import exact
from engine.trading.deposits.tables import DepositTermsRow, TicketRow
from engine.trading.money import signed
from engine.trading.money.amounts import yuan
from engine.vocabulary import Json

FORMAT = "sunroad-guarantee/1"
FIELDS = frozenset(
    {
        *("format", "issuer", "id", "beneficiary", "project", "lot", "ticket", "amount"),
        *("valid_until", "issued_at", "signature"),
    }
)
LARGEST = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What an issuer promises; `amount` in fen."""

    issuer: str
    id: str
    beneficiary: str
    project: str
    lot: str
    ticket: str
    amount: int
    valid_until: datetime
    content: dict[str, Json]


def read(settings: Settings, text: str) -> Letter:
    """
    Raises:
        Invalid: it is no letter, or no issuer that the house knows signed it as it is.
    """
    found = _object(text)
    if set(found) != FIELDS or found["format"] != FORMAT:
        raise refusal("guarantee_format", f"a letter of the format {FORMAT}")
    try:
        signed.require_signed(settings, "issuer", str(found["issuer"]), found)
        valid_until = signed.moment(found["valid_until"])
    except Invalid:
        raise refusal("guarantee_forged", "not signed by an issuer this house knows") from None
    amount = found["amount"]
    if not isinstance(amount, int) or isinstance(amount, bool):
        raise refusal("guarantee_format", "the amount is whole fen")
    told = {name: str(found[name]) for name in ("issuer", "id", "beneficiary", "project", "lot")}
    return Letter(
        **told,
        ticket=str(found["ticket"]),
        amount=amount,
        valid_until=valid_until,
        content=found,
    )


def require_fits(letter: Letter, terms: DepositTermsRow, ticket: TicketRow, now: datetime) -> None:
    """Bound to this project, lot and ticket, for enough money, for long enough (ZTB-10).

    Raises:
        Invalid: naming the first thing that does not fit.
    """
    if letter.beneficiary != terms.beneficiary:
        raise refusal("guarantee_beneficiary", "must be for", owner=terms.beneficiary)
    if (letter.project, letter.lot) != (terms.project, terms.lot):
        raise refusal("guarantee_lot", "made out for another project or lot")
    if letter.ticket != ticket.number:
        raise refusal("guarantee_ticket", "made out for another ticket")
    if letter.amount < terms.amount:
        raise refusal("guarantee_amount", "less than asked", most=str(yuan(terms.amount)))
    if letter.valid_until <= now:
        raise refusal("guarantee_expired", "has expired")
    if letter.valid_until < terms.valid_until:
        raise refusal("guarantee_too_short", "must hold until", until=terms.valid_until.isoformat())


def refusal(key: str, text: str, **params: Json) -> Invalid:
    more = " ".join(str(value) for value in params.values())
    told = f"the guarantee: {text} {more}".strip()
    return Invalid(Problem(field="letter", key=key, text=told, params=params))


def _object(text: str) -> dict[str, Json]:
    if len(text) > LARGEST:
        raise refusal("guarantee_format", f"at most {LARGEST} characters")
    try:
        found = exact.loads(text)
    except (ValueError, RecursionError):
        raise refusal("guarantee_format", "not JSON") from None
    if not isinstance(found, dict):
        raise refusal("guarantee_format", "not an object")
    return found
