"""Key files for people: secrets wrapped under a passphrase, with what they are for in the clear."""

import secrets
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from engine.errors import SealingRefused
from engine.sealing.encoding import base64_of, bytes_in
from engine.sealing.suites import suite_named
from engine.store import exact
from engine.vocabulary import Json

BIDDER = "sunroad-bidder-key/1"
CUSTODIAN = "sunroad-custodian-key/1"
KDF = "PBKDF2-HMAC-SHA-256"
ITERATIONS = 600_000
MOST_ITERATIONS = 10_000_000
SHORTEST_PASSPHRASE = 12
SALT = 16
NONCE = 12


def wrap(
    format: str,
    suite: str,
    said: Mapping[str, Json],
    secret: Mapping[str, bytes],
    passphrase: str,
) -> dict[str, Json]:
    """A key file: what is said is readable and bound to what is wrapped.

    Raises:
        SealingRefused: the passphrase has fewer than 12 characters.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise SealingRefused("short_passphrase", least=SHORTEST_PASSPHRASE)
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    kdf: Json = {"name": KDF, "iterations": ITERATIONS, "salt": base64_of(salt)}
    head: dict[str, Json] = {"format": format, "suite": suite, **said, "kdf": kdf}
    plain = exact.canonical({name: base64_of(value) for name, value in secret.items()})
    method = suite_named(suite)
    key = key_of(passphrase, salt, ITERATIONS, method.key_size)
    wrapped = method.encrypt(key, nonce, plain, exact.canonical(head))
    return {**head, "nonce": base64_of(nonce), "wrapped": base64_of(wrapped)}


def unwrap(file: Mapping[str, Json], passphrase: str, format: str) -> dict[str, bytes]:
    """The secrets in a key file.

    Raises:
        SealingRefused: "key_file" is not one of this format; "passphrase": it is wrong, or the
            file was changed.
    """
    try:
        key, nonce, wrapped, head = _parts(file, passphrase, format)
    except (KeyError, TypeError, ValueError) as problem:
        raise SealingRefused("key_file") from problem
    try:
        plain = suite_named(str(file["suite"])).decrypt(key, nonce, wrapped, head)
    except (InvalidTag, ValueError) as problem:
        raise SealingRefused("passphrase") from problem
    return _secrets(plain)


def _parts(
    file: Mapping[str, Json],
    passphrase: str,
    format: str,
) -> tuple[bytes, bytes, bytes, bytes]:
    head = {name: value for name, value in file.items() if name not in ("nonce", "wrapped")}
    kdf = file["kdf"]
    if file["format"] != format or not isinstance(kdf, dict) or kdf["name"] != KDF:
        raise ValueError("another kind of file")
    iterations = kdf["iterations"]
    if not isinstance(iterations, int) or not ITERATIONS <= iterations <= MOST_ITERATIONS:
        raise ValueError("iterations out of bounds")
    size = suite_named(str(file["suite"])).key_size
    key = key_of(passphrase, bytes_in(kdf["salt"]), iterations, size)
    return key, bytes_in(file["nonce"]), bytes_in(file["wrapped"]), exact.canonical(head)


def key_of(passphrase: str, salt: bytes, iterations: int, size: int) -> bytes:
    """PBKDF2 with HMAC-SHA-256 (RFC 8018), in both suites."""
    return PBKDF2HMAC(hashes.SHA256(), size, salt, iterations).derive(passphrase.encode())


def _secrets(plain: bytes) -> dict[str, bytes]:
    values = exact.loads(plain)
    if not isinstance(values, dict):
        raise SealingRefused("key_file")
    return {name: bytes_in(value) for name, value in values.items()}
