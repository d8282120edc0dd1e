"""The bidder's key file: one bid's second secret, which nobody else has and nobody can replace."""

from collections.abc import Mapping

from engine.errors import SealingRefused
from engine.sealing import key_files
from engine.sealing.bid_keys import SECRET
from engine.vocabulary import Json


def make(
    *, suite: str, project: str, lot: str, bid: str, k_bidder: bytes, passphrase: str
) -> dict[str, Json]:
    """The file's content."""
    said: dict[str, Json] = {"project": project, "lot": lot, "bid": bid}
    return key_files.wrap(key_files.BIDDER, suite, said, {"k_bidder": k_bidder}, passphrase)


def read(file: Mapping[str, Json], passphrase: str) -> bytes:
    """The secret; SealingRefused where file or passphrase is wrong."""
    secret = key_files.unwrap(file, passphrase, key_files.BIDDER).get("k_bidder", b"")
    if len(secret) != SECRET:
        raise SealingRefused("key_file")
    return secret
