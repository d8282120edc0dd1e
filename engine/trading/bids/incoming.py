"""A chunk on its way from the browser to the disk: hashed in passing, kept or only compared."""

import hashlib

from engine.settings import Settings
from engine.store import chunks
from engine.store.chunks import LEAF, Digest, Kept
from engine.store.files import Stream
from engine.trading.bids.queries.bid_upload import Slot

HASHES = {"intl": "sha256", "sm": "sm3"}


def take(settings: Settings, slot: Slot, stream: Stream) -> Kept:
    """Keep a chunk; where one lies already this one is only measured.

    Raises:
        TooLarge: more bytes than the slot allows.
    """
    if slot.known is not None:
        return chunks.measure(stream, slot.limit, leaf_digest(slot.suite))
    store = chunks.of(settings)
    return store.put(slot.bid, slot.index, stream, slot.limit, leaf_digest(slot.suite))


def leaf_digest(suite: str) -> Digest:
    """The hash of one leaf of the bid's tree, to be fed in pieces."""
    return hashlib.new(HASHES[suite], LEAF)
