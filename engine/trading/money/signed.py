"""Messages of banks and issuers: JSON whose signature covers the canonical form of all the rest.

`{"format": "sunroad-bank/1", "sender", "id", "kind", "at", "body", "signature"}`; the signature is
Ed25519 in hex.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.errors import Invalid, Problem
from engine.settings import Settings
from engine.store import exact, signing
from engine.trading.money.partners import partners
from engine.vocabulary import Data, Json

FORMAT = "sunroad-bank/1"
FIELDS = {"format", "sender", "id", "kind", "at", "body", "signature"}
LONGEST_ID = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A message whose signature was right."""

    sender: str
    id: str
    kind: str
    body: dict[str, Json]


def seal(key: Ed25519PrivateKey, fields: Data) -> dict[str, Json]:
    """The fields with a signature over them."""
    return {**fields, "signature": key.sign(exact.canonical(dict(fields))).hex()}


def message(
    key: Ed25519PrivateKey, *, sender: str, id_: str, kind: str, at: datetime, body: Data
) -> dict[str, Json]:
    """A signed message as a bank or an issuer sends it."""
    fields: dict[str, Json] = {
        "format": FORMAT,
        "sender": sender,
        "id": id_,
        "kind": kind,
        "at": at.isoformat(),
        "body": dict(body),
    }
    return seal(key, fields)


def read(settings: Settings, kind: str, given: Data) -> Told:
    """The message, once a partner of that kind (bank, issuer) has signed it.

    Raises:
        Invalid: it is no such message, or nobody the house believes signed it.
    """
    if set(given) != FIELDS or given["format"] != FORMAT:
        raise refusal("bank_format", f"a message of the format {FORMAT}")
    require_signed(settings, kind, str(given["sender"]), given)
    moment(given["at"])
    return Told(
        sender=str(given["sender"]),
        id=_id(given["id"]),
        kind=str(given["kind"]),
        body=dict(body) if isinstance(body := given["body"], dict) else {},
    )


def require_signed(settings: Settings, kind: str, sender: str, given: Data) -> None:
    """
    Raises:
        Invalid: no key of this partner made this signature over these fields.
    """
    fields = {name: value for name, value in given.items() if name != "signature"}
    signature = str(given.get("signature"))
    for one in partners(settings):
        if (one.kind, one.name) == (kind, sender) and signing.is_signed(
            exact.canonical(fields), signature, one.key
        ):
            return
    raise refusal("bank_signature", "not signed by a partner this house knows, or changed since")


def moment(value: Json) -> datetime:
    """
    Raises:
        Invalid: it is no aware moment.
    """
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        raise refusal("bank_format", "a moment such as 2026-03-02T09:00:00+08:00") from None
    if found.tzinfo is None:
        raise refusal("bank_format", "a moment with its time zone")
    return found


def refusal(key: str, text: str) -> Invalid:
    """What is wrong with a message, in one sentence."""
    return Invalid(Problem(field="message", key=key, text=text))


def _id(value: Json) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise refusal("bank_format", "an id of at most 200 characters")
    return value
