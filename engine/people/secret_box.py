"""Encrypts what the database may not know in the clear; the key lies in a file outside it."""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.settings import Settings, key_file

KEY = "people.key"
NONCE = 12


def seal(settings: Settings, owner: str, text: str) -> str:
    """AES-256-GCM, bound to its owner so that it opens in no other row; base64."""
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(_key(settings, "seal")).encrypt(nonce, text.encode(), owner.encode())
    return b64encode(nonce + sealed).decode()


def unseal(settings: Settings, owner: str, sealed: str) -> str:
    """The text that `seal` took.

    Raises:
        cryptography.exceptions.InvalidTag: another key, another owner, or changed.
    """
    raw = b64decode(sealed)
    return AESGCM(_key(settings, "seal")).decrypt(raw[:NONCE], raw[NONCE:], owner.encode()).decode()


def digest(settings: Settings, owner: str, text: str) -> str:
    """A keyed digest by which a short secret is found again but not guessed from the database."""
    message = f"{owner}\0{text}".encode()
    return hmac.new(_key(settings, "digest"), message, hashlib.sha256).hexdigest()


def _key(settings: Settings, purpose: str) -> bytes:
    """One key per purpose from the one in the file."""
    return hmac.new(key_file(settings, KEY), purpose.encode(), hashlib.sha256).digest()
