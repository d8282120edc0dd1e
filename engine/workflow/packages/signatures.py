"""Signatures of a package: Ed25519 over manifest.json, one file for each key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from engine.errors import Invalid, Problem
from engine.workflow.packages import manifest
from engine.workflow.packages.keys import key_id
from engine.workflow.packages.package import MANIFEST, SIGNATURES

SUFFIX = ".sig"


class Standing(StrEnum):
    """What a signature is worth; only `valid` counts."""

    VALID = "valid"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    OUT_OF_TIME = "out_of_time"
    MISMATCH = "mismatch"


FAULTS = {
    Standing.MISMATCH: f"does not match {MANIFEST}",
    Standing.WITHDRAWN: "made with a key that was withdrawn",
}
SHORTFALLS = {
    Standing.UNKNOWN: "made with a key that is not trusted here",
    Standing.OUT_OF_TIME: "made with a key that is not valid now",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustedKey:
    """A key of the list; `valid_to` is the first moment at which it no longer counts."""

    id: str
    public_key: str
    organisation: str
    valid_from: datetime
    valid_to: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """`organisation` is who the list says it is, empty for a key it does not hold."""

    key: str
    organisation: str
    standing: Standing


def sign(parts: Mapping[str, bytes], key: Ed25519PrivateKey) -> dict[str, bytes]:
    """The same files with a fresh manifest and this key's signature; others' are kept."""
    public = key.public_key().public_bytes_raw()
    return attach(parts, public.hex(), key.sign(manifest.made(parts)).hex())


def attach(parts: Mapping[str, bytes], public_key: str, signature: str) -> dict[str, bytes]:
    """The same with a signature that was made elsewhere; both in hex digits.

    Raises:
        Invalid: it is not this key's signature over the manifest of these files.
    """
    made, written = manifest.made(parts), signature.encode() + b"\n"
    if not _matches(public_key, written, made):
        text = f"the signature does not match {MANIFEST} and this public key"
        raise Invalid(Problem(field="signature", key="signature_mismatch", text=text))
    name = key_id(bytes.fromhex(public_key))
    return {**parts, MANIFEST: made, f"{SIGNATURES}{name}{SUFFIX}": written}


def judged(
    parts: Mapping[str, bytes], trusted: Mapping[str, TrustedKey], now: datetime
) -> tuple[Signature, ...]:
    """Every signature with what it is worth now."""
    return tuple(
        _judged(path.removeprefix(SIGNATURES).removesuffix(SUFFIX), parts, trusted, now)
        for path in sorted(parts)
        if path.startswith(SIGNATURES)
    )


def faults(signatures: tuple[Signature, ...]) -> tuple[str, ...]:
    """Signatures for which a package is refused even as a draft, with the file in front."""
    return tuple(
        f"{SIGNATURES}{one.key}{SUFFIX} · {FAULTS[one.standing]}"
        for one in signatures
        if one.standing in FAULTS
    )


def shortfalls(signatures: tuple[Signature, ...]) -> tuple[str, ...]:
    """Why a package may not be published on its signatures alone; empty when it may."""
    if any(one.standing is Standing.VALID for one in signatures):
        return ()
    if not signatures:
        return (f"{MANIFEST} · not signed",)
    return tuple(
        f"{SIGNATURES}{one.key}{SUFFIX} · {SHORTFALLS[one.standing]}"
        for one in signatures
        if one.standing in SHORTFALLS
    )


def valid_keys(signatures: tuple[Signature, ...]) -> str:
    """The ids of the keys whose signatures count, for the ledger."""
    return " ".join(one.key for one in signatures if one.standing is Standing.VALID)


def _judged(
    name: str, parts: Mapping[str, bytes], trusted: Mapping[str, TrustedKey], now: datetime
) -> Signature:
    key = trusted.get(name)
    if key is None:
        return Signature(key=name, organisation="", standing=Standing.UNKNOWN)
    matches = _matches(key.public_key, parts[f"{SIGNATURES}{name}{SUFFIX}"], parts[MANIFEST])
    standing = _standing(key, now) if matches else Standing.MISMATCH
    return Signature(key=name, organisation=key.organisation, standing=standing)


def _standing(key: TrustedKey, now: datetime) -> Standing:
    if key.withdrawn_at is not None:
        return Standing.WITHDRAWN
    ended = key.valid_to is not None and key.valid_to <= now
    return Standing.OUT_OF_TIME if now < key.valid_from or ended else Standing.VALID


def _matches(public_key: str, signature: bytes, signed: bytes) -> bool:
    try:
        made = bytes.fromhex(signature.decode("ascii").strip())
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(made, signed)
    except (InvalidSignature, ValueError):
        return False
    return True
