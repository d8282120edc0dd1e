"""The platform's signed receipt for a bid: it covers the manifest, and through it every chunk."""

from collections.abc import Mapping

import gmssl_pyx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from engine.errors import SealingRefused
from engine.sealing.encoding import base64_of, bytes_in
from engine.store import exact
from engine.vocabulary import Json

FORMAT = "sunroad-receipt/1"
PRIVATE = 32
SIGNED = frozenset(
    [
        "format",
        "suite",
        "bid",
        "project",
        "lot",
        "pseudonym",
        "manifest_hash",
        "root",
        "chunks",
        "size",
        "received_at",
    ]
)


def new_key(suite: str) -> bytes:
    """A signing key as it lies in the key file: 32 bytes of private half, then the public half."""
    if suite == "sm":
        public, private = gmssl_pyx.sm2_key_generate()
        return bytes(private + public)
    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw() + key.public_key().public_bytes_raw()


def public_key(key: bytes) -> str:
    """The public half, hex: 32 bytes of Ed25519, or 64 bytes of SM2."""
    return key[PRIVATE:].hex()


def sign(suite: str, key: bytes, fields: Mapping[str, Json]) -> dict[str, Json]:
    """A receipt: the fields (all of `SIGNED` but format and suite), with `signature`, base64."""
    receipt: dict[str, Json] = {"format": FORMAT, "suite": suite, **fields}
    if receipt.keys() != SIGNED:
        raise SealingRefused("receipt", place="fields")
    return {**receipt, "signature": base64_of(_signature(suite, key, exact.canonical(receipt)))}


def check(receipt: Mapping[str, Json], public: str) -> None:
    """Whether the platform's key (hex) made this receipt.

    Raises:
        SealingRefused: it did not, or a field was changed since.
    """
    body = {name: value for name, value in receipt.items() if name != "signature"}
    if body.keys() != SIGNED or body["format"] != FORMAT:
        raise SealingRefused("receipt", place="fields")
    try:
        signature, key = bytes_in(receipt.get("signature")), bytes.fromhex(public)
        genuine = _is_signed(str(body["suite"]), key, exact.canonical(body), signature)
    except ValueError:
        genuine = False
    if not genuine:
        raise SealingRefused("receipt", place="signature")


def _signature(suite: str, key: bytes, body: bytes) -> bytes:
    private, public = key[:PRIVATE], key[PRIVATE:]
    if suite == "sm":
        return bytes(gmssl_pyx.sm2_sign(private, public, body))
    return Ed25519PrivateKey.from_private_bytes(private).sign(body)


def _is_signed(suite: str, public: bytes, body: bytes, signature: bytes) -> bool:
    try:
        if suite == "sm":
            return bool(gmssl_pyx.sm2_verify(public, body, signature))
        Ed25519PublicKey.from_public_bytes(public).verify(signature, body)
    except (InvalidSignature, gmssl_pyx.GmsslInnerError, gmssl_pyx.InvalidValueError):
        return False
    return True
