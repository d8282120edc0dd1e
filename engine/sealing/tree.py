"""One hash over all cipher text chunks: the tree of RFC 6962, 2.1, with the suite's hash."""

from collections.abc import Iterable

from engine.sealing.suites import Suite
from engine.store import merkle


def leaf(suite: Suite, chunk: bytes) -> bytes:
    """The hash of one chunk, as a leaf: what is kept of a chunk in order to find the root."""
    return suite.digest(b"\x00", chunk)


def root(suite: Suite, leaves: Iterable[bytes]) -> bytes:
    """The root over hashed leaves."""
    return merkle.over(leaves, suite.digest)
