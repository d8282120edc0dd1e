"""The keys of one bid, all from the two secrets: the custodians' and the bidder's."""

from dataclasses import dataclass

from engine.sealing.suites import Suite

SECRET = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class BidKeys:
    """One for the envelope, one for the content; both used for this bid only."""

    envelope: bytes
    content: bytes


def keys_of(suite: Suite, context: bytes, k_open: bytes, k_bidder: bytes) -> BidKeys:
    """Both keys; whoever lacks one of the secrets has nothing."""
    salt = suite.digest(context)
    master = suite.derive(k_open + k_bidder, salt, b"sunroad-bid/1", SECRET)
    return BidKeys(
        envelope=suite.derive(master, salt, b"envelope", suite.key_size),
        content=suite.derive(master, salt, b"content", suite.key_size),
    )


def open_commitment(suite: Suite, context: bytes, k_open: bytes) -> bytes:
    """Binds the bidder to one secret of the custodians, whichever two of them come."""
    return suite.digest(b"open", context, k_open)


def bidder_commitment(suite: Suite, context: bytes, k_bidder: bytes) -> bytes:
    """Binds the bidder to the secret in the bidder's file."""
    return suite.digest(b"bidder", context, k_bidder)
