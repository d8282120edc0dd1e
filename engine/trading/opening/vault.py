"""Encrypts what is handed in at an opening; the key lies in a file outside the database."""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.settings import Settings, key_file

KEY = "opening.key"
NONCE = 12
CONTENT = "content"
"""The kind of secret that opens a bid's files after the opening."""


def lock(settings: Settings, bid: str, kind: str, secret: bytes) -> str:
    """AES-256-GCM, bound to the bid and the kind of secret; base64."""
    nonce = secrets.token_bytes(NONCE)
    locked = AESGCM(_key(settings)).encrypt(nonce, secret, _place(bid, kind))
    return b64encode(nonce + locked).decode()


def unlock(settings: Settings, bid: str, kind: str, locked: str) -> bytes:
    """What `lock` took.

    Raises:
        cryptography.exceptions.InvalidTag: another key or place, or changed.
    """
    raw = b64decode(locked)
    return AESGCM(_key(settings)).decrypt(raw[:NONCE], raw[NONCE:], _place(bid, kind))


def _key(settings: Settings) -> bytes:
    return hmac.new(key_file(settings, KEY), b"opening", hashlib.sha256).digest()


def _place(bid: str, kind: str) -> bytes:
    return f"{bid}\0{kind}".encode()
