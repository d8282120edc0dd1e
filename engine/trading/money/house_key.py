"""The key with which the house signs what it tells banks and issuers."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.settings import Settings, key_file
from engine.store import durable

PRIVATE, PUBLIC = "bank_line.key", "bank_line.pub"
SENDER = "sunroad"


def house_key(settings: Settings) -> Ed25519PrivateKey:
    """Made at first use; its public half lies beside it, for the partners."""
    key = Ed25519PrivateKey.from_private_bytes(key_file(settings, PRIVATE))
    path = settings.keys / PUBLIC
    if not path.exists():
        with durable.writing(path) as file:
            file.write(key.public_key().public_bytes_raw().hex().encode())
    return key
