"""The read-out envelope: price, period, quality in exactly 4,096 bytes, whatever they are."""

from cryptography.exceptions import InvalidTag

from engine.errors import SealingRefused
from engine.sealing.suites import ZERO_NONCE, Suite
from engine.store import exact
from engine.vocabulary import Json

SIZE = 4096
HEAD = 4


def seal_envelope(suite: Suite, key: bytes, context: bytes, read_out: dict[str, Json]) -> bytes:
    """Always 4,112 bytes: length, JSON, zeros, tag.

    Raises:
        SealingRefused: the fields do not fit.
    """
    text = exact.canonical(read_out)
    if len(text) > SIZE - HEAD:
        raise SealingRefused("read_out_too_large", size=len(text), limit=SIZE - HEAD)
    plain = (len(text).to_bytes(HEAD, "big") + text).ljust(SIZE, b"\0")
    return suite.encrypt(key, ZERO_NONCE, plain, context)


def open_envelope(suite: Suite, key: bytes, context: bytes, sealed: bytes) -> dict[str, Json]:
    """The fields to be read out.

    Raises:
        SealingRefused: key, context or envelope is another, or its content is malformed.
    """
    try:
        return _fields(suite.decrypt(key, ZERO_NONCE, sealed, context))
    except (InvalidTag, ValueError, RecursionError) as problem:
        raise SealingRefused("envelope") from problem


def _fields(plain: bytes) -> dict[str, Json]:
    size = int.from_bytes(plain[:HEAD], "big")
    if len(plain) != SIZE or size > SIZE - HEAD or any(plain[HEAD + size :]):
        raise ValueError("not an envelope")
    fields = exact.loads(plain[HEAD : HEAD + size])
    if not isinstance(fields, dict):
        raise ValueError("fields have names")
    return fields
