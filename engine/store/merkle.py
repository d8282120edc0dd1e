"""One hash over many leaves, computed in passing: the tree of RFC 6962, section 2.1."""

from collections.abc import Callable, Iterable
from hashlib import sha256


def root(leaves: Iterable[bytes]) -> str:
    """The tree's root as hex; of no leaves the hash of nothing. Memory grows with log(n)."""
    return over((_sha256(b"\x00" + leaf) for leaf in leaves), _sha256).hex()


def over(hashed: Iterable[bytes], digest: Callable[[bytes], bytes]) -> bytes:
    """The root over leaves that are hashed already, by any hash."""
    peaks: list[tuple[int, bytes]] = []
    for leaf in hashed:
        size, node = 1, leaf
        while peaks and peaks[-1][0] == size:
            node = digest(b"\x01" + peaks.pop()[1] + node)
            size *= 2
        peaks.append((size, node))
    return _bag(peaks, digest)


def _bag(peaks: list[tuple[int, bytes]], digest: Callable[[bytes], bytes]) -> bytes:
    if not peaks:
        return digest(b"")
    node = peaks[-1][1]
    for _, left in reversed(peaks[:-1]):
        node = digest(b"\x01" + left + node)
    return node


def _sha256(content: bytes) -> bytes:
    return sha256(content).digest()
