"""Ed25519 keys of organisations: read as people send them, named by their hash."""

import hashlib
import re

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)


def key_id(public: bytes) -> str:
    """SHA-256 of the 32 bytes of a public key, hex: how signatures name their key."""
    return hashlib.sha256(public).hexdigest()


def public_bytes(text: str) -> bytes | None:
    """The 32 bytes of a public key given as PEM or as 64 hex digits; None where it is neither."""
    told = text.strip()
    if _HEX.fullmatch(told.lower()):
        return bytes.fromhex(told)
    try:
        key = load_pem_public_key(told.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key.public_bytes_raw() if isinstance(key, Ed25519PublicKey) else None
