"""Judging the fields of a manifest that somebody sent: types, lengths and sizes that agree."""

import re
from collections.abc import Mapping
from typing import TypedDict

from engine.errors import SealingRefused
from engine.sealing import envelope, shares, stream
from engine.sealing.context import FORMAT
from engine.sealing.encoding import bytes_in
from engine.sealing.suites import SUITES
from engine.store import exact
from engine.vocabulary import Json

LARGEST = 64 * 1024
HASH = 32
LARGEST_BOX = 1024
NAMES = frozenset(
    [
        "format",
        "suite",
        "project",
        "lot",
        "bid",
        "script",
        "custodians",
        "open_commitment",
        "bidder_commitment",
        "envelope",
        "chunk_size",
        "chunks",
        "size",
        "root",
    ]
)
CUSTODIAN_NAMES = frozenset(["id", "fingerprint", "scheme", "sealed_share", "share_hash"])
WORD = re.compile(r'[^\x00-\x20\x7f"\\|]{1,120}')
SCRIPT = re.compile(r"[0-9a-f]{64}|sunroad-cli [0-9A-Za-z.+\-]{1,40}")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class Custodian(TypedDict):
    """The fields of one custodian's part."""

    id: str
    fingerprint: str
    scheme: str
    sealed_share: bytes
    share_hash: bytes


class Bytes(TypedDict):
    """The binary fields."""

    open_commitment: bytes
    bidder_commitment: bytes
    envelope: bytes
    root: bytes


class Sizes(TypedDict):
    """The numbers."""

    chunk_size: int
    chunks: int
    size: int


def fields_of(content: bytes) -> Mapping[str, Json]:
    """The named fields, with every word judged.

    Raises:
        SealingRefused: code "manifest", `place` names the field.
    """
    fields = _object(content)
    _demand(fields.keys() == NAMES, "fields")
    _demand(fields["format"] == FORMAT, "format")
    _demand(fields["suite"] in list(SUITES), "suite")
    for name in ("project", "lot", "bid"):
        _demand(_matches(WORD, fields[name]), name)
    _demand(_matches(SCRIPT, fields["script"]), "script")
    schemes = SUITES[str(fields["suite"])].schemes
    _demand(all(one in schemes for one in _schemes(fields["custodians"])), "custodians.scheme")
    return fields


def custodians_of(value: Json) -> list[Custodian]:
    """The custodians' parts, in their order."""
    _demand(isinstance(value, list) and len(value) == shares.SHARES, "custodians")
    parts = [_custodian(one) for one in value] if isinstance(value, list) else []
    _demand(len({part["id"] for part in parts}) == len(parts), "custodians.id")
    return parts


def bytes_of(fields: Mapping[str, Json]) -> Bytes:
    """Hashes and the envelope, each of the one length it can have."""
    return Bytes(
        open_commitment=_bytes(fields, "open_commitment", HASH),
        bidder_commitment=_bytes(fields, "bidder_commitment", HASH),
        envelope=_bytes(fields, "envelope", envelope.SIZE + stream.TAG),
        root=_bytes(fields, "root", HASH),
    )


def sizes_of(fields: Mapping[str, Json]) -> Sizes:
    """Numbers that agree with each other: chunks are full but the last one."""
    chunk, chunks, size = (_number(fields, name) for name in ("chunk_size", "chunks", "size"))
    _demand(chunk == stream.CHUNK, "chunk_size")
    _demand(0 < chunks <= stream.MOST_CHUNKS, "chunks")
    _demand((chunks - 1) * chunk + stream.TAG < size <= chunks * chunk, "size")
    return Sizes(chunk_size=chunk, chunks=chunks, size=size)


def _object(content: bytes) -> dict[str, Json]:
    _demand(len(content) <= LARGEST, "size")
    try:
        fields = exact.loads(content)
    except (ValueError, RecursionError) as problem:
        raise SealingRefused("manifest", place="json") from problem
    if not isinstance(fields, dict):
        raise SealingRefused("manifest", place="json")
    return fields


def _schemes(value: Json) -> list[Json]:
    parts = value if isinstance(value, list) else []
    return [part.get("scheme") for part in parts if isinstance(part, dict)]


def _custodian(value: Json) -> Custodian:
    if not isinstance(value, dict) or value.keys() != CUSTODIAN_NAMES:
        raise SealingRefused("manifest", place="custodians")
    _demand(_matches(WORD, value["id"]), "custodians.id")
    _demand(_matches(FINGERPRINT, value["fingerprint"]), "custodians.fingerprint")
    sealed = _bytes(value, "sealed_share", None)
    _demand(len(sealed) <= LARGEST_BOX, "custodians.sealed_share")
    return Custodian(
        id=str(value["id"]),
        fingerprint=str(value["fingerprint"]),
        scheme=str(value["scheme"]),
        sealed_share=sealed,
        share_hash=_bytes(value, "share_hash", HASH),
    )


def _bytes(fields: Mapping[str, Json], name: str, length: int | None) -> bytes:
    try:
        content = bytes_in(fields[name])
    except ValueError as problem:
        raise SealingRefused("manifest", place=name) from problem
    _demand(length in (None, len(content)), name)
    return content


def _number(fields: Mapping[str, Json], name: str) -> int:
    value = fields[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise SealingRefused("manifest", place=name)
    return value


def _matches(pattern: re.Pattern[str], value: Json) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _demand(holds: bool, place: str) -> None:
    if not holds:
        raise SealingRefused("manifest", place=place)
