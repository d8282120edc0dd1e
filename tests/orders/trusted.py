"""Keys of organisations: one that the house trusts, one that it withdrew, one it never saw."""

from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from engine.vocabulary import Actor
from engine.workflow.orders.add_trusted_key import AddTrustedKey
from engine.workflow.orders.withdraw_trusted_key import WithdrawTrustedKey
from tests.workflow.houses import House

TRUSTED, WITHDRAWN, OTHER = (
    Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3)
)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def public(key: Ed25519PrivateKey) -> str:
    """As `sunroad items key` prints it."""
    spki = PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(Encoding.PEM, spki).decode()


def trust(house: House, key: Ed25519PrivateKey, name: str, **more: datetime) -> str:
    """The key's id, once the security administrator put it on the list."""
    order = AddTrustedKey(
        actor=security(house),
        name=name,
        public_key=public(key),
        **{"valid_from": LONG_AGO, **more},
    )
    return str(house.give(order))


def keys(house: House) -> dict[str, str]:
    """Name → id."""
    withdrawn = trust(house, WITHDRAWN, "从前的中心")
    house.give(WithdrawTrustedKey(actor=security(house), key=withdrawn, reason="遗失"))
    return {"trusted_key": trust(house, TRUSTED, "省交易中心"), "withdrawn_key": withdrawn}


def security(house: House) -> Actor:
    return house.actor("security_admin")
