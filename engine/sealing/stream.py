"""STREAM: content in chunks, each bound to its place, the last one marked as the last.

After Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance" (2015).
"""

from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag

from engine.errors import SealingRefused
from engine.sealing.suites import Suite

CHUNK = 8 * 1024 * 1024
TAG = 16
PLAIN = CHUNK - TAG
MOST_CHUNKS = 2**32


def seal(
    suite: Suite, key: bytes, context: bytes, pieces: Iterable[bytes], chunk: int = CHUNK
) -> Iterator[bytes]:
    """Cipher text in chunks of exactly `chunk` bytes, the last one shorter or equal."""
    for index, (plain, last) in enumerate(_cut(pieces, chunk - TAG)):
        yield suite.encrypt(key, nonce(index, last=last), plain, context)


def unseal(suite: Suite, key: bytes, context: bytes, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Plain text chunk by chunk, each verified before it leaves.

    Raises:
        SealingRefused: names the chunk that was changed, moved, doubled or is missing.
    """
    ahead = iter(chunks)
    current = next(ahead, None)
    index = 0
    while current is not None:
        following = next(ahead, None)
        yield open_chunk(suite, key, context, index, current, last=following is None)
        current, index = following, index + 1
    if not index:
        raise SealingRefused("chunk", index=0)


def open_chunk(
    suite: Suite, key: bytes, context: bytes, index: int, sealed: bytes, *, last: bool
) -> bytes:
    """One chunk's plain text.

    Raises:
        SealingRefused: it is not the chunk of this place.
    """
    try:
        return suite.decrypt(key, nonce(index, last=last), sealed, context)
    except (InvalidTag, ValueError) as problem:
        raise SealingRefused("chunk", index=index) from problem


def nonce(index: int, *, last: bool) -> bytes:
    """Seven zeros, the counter, the flag."""
    return bytes(7) + index.to_bytes(4, "big") + bytes((last,))


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of any length as pieces of one size; each with whether it is the last."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > size:
            yield bytes(held[:size]), False
            del held[:size]
    yield bytes(held), True
