"""One hash over many leaves, computed in passing: the tree of RFC 6962, section 2.1."""

from collections.abc import Iterable
from hashlib import sha256


def root(leaves: Iterable[bytes]) -> str:
    """The tree's root as hex; of no leaves the hash of nothing. Memory grows with log(n)."""
    peaks: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, node = 1, sha256(b"\x00" + leaf).digest()
        while peaks and peaks[-1][0] == size:
            node = _join(peaks.pop()[1], node)
            size *= 2
        peaks.append((size, node))
    return _bag(peaks).hex()


def _bag(peaks: list[tuple[int, bytes]]) -> bytes:
    if not peaks:
        return sha256(b"").digest()
    node = peaks[-1][1]
    for _, left in reversed(peaks[:-1]):
        node = _join(left, node)
    return node


def _join(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
