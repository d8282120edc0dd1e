"""Sealing one bid, offline: what the bidder's browser does, in Python for the command line."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.errors import SealingRefused
from engine.sealing import bid_keys, bidder_key, boxes, envelope, shares, stream, tree
from engine.sealing.context import context_of
from engine.sealing.custodian_keys import fingerprint
from engine.sealing.encoding import bytes_in
from engine.sealing.manifest import Manifest, SealedFor
from engine.sealing.suites import suite_named
from engine.vocabulary import Json

PutChunk = Callable[[int, bytes], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class SealFor:
    """A custodian to seal a share to: its id and its public keys (base64) by scheme."""

    id: str
    public_keys: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class BidToSeal:
    """Everything about a bid but its files."""

    suite: str
    project: str
    lot: str
    bid: str
    script: str
    custodians: Sequence[SealFor]
    read_out: dict[str, Json]

    @property
    def context(self) -> bytes:
        return context_of(project=self.project, lot=self.lot, bid=self.bid)


@dataclass(frozen=True, kw_only=True, slots=True)
class Secrets:
    """The two secrets of one bid; used once, never kept together."""

    k_open: bytes
    k_bidder: bytes


def new_secrets() -> Secrets:
    """Fresh ones; a second bid never shares them."""
    return Secrets(
        k_open=secrets.token_bytes(bid_keys.SECRET), k_bidder=secrets.token_bytes(bid_keys.SECRET)
    )


def key_file(bid: BidToSeal, secret: Secrets, passphrase: str) -> dict[str, Json]:
    """The bidder's key file; it must be safe before the first chunk leaves."""
    return bidder_key.make(
        suite=bid.suite,
        project=bid.project,
        lot=bid.lot,
        bid=bid.bid,
        k_bidder=secret.k_bidder,
        passphrase=passphrase,
    )


def seal(
    bid: BidToSeal, secret: Secrets, container: Iterable[bytes], put_chunk: PutChunk
) -> Manifest:
    """Encrypt the container chunk by chunk; memory holds two chunks, whatever the size.

    Raises:
        SealingRefused: custodians or read-out fields are not such as can be sealed.
    """
    method, context = suite_named(bid.suite), bid.context
    keys = bid_keys.keys_of(method, context, secret.k_open, secret.k_bidder)
    custodians = _shared(bid, secret.k_open)
    sealed = envelope.seal_envelope(method, keys.envelope, context, bid.read_out)
    leaves, size = [], 0
    for index, chunk in enumerate(stream.seal(method, keys.content, context, container)):
        put_chunk(index, chunk)
        leaves.append(tree.leaf(method, chunk))
        size += len(chunk)
    return Manifest(
        suite=bid.suite,
        project=bid.project,
        lot=bid.lot,
        bid=bid.bid,
        script=bid.script,
        custodians=custodians,
        open_commitment=bid_keys.open_commitment(method, context, secret.k_open),
        bidder_commitment=bid_keys.bidder_commitment(method, context, secret.k_bidder),
        envelope=sealed,
        chunk_size=stream.CHUNK,
        chunks=len(leaves),
        size=size,
        root=tree.root(method, leaves),
    )


def _shared(bid: BidToSeal, k_open: bytes) -> tuple[SealedFor, ...]:
    if len(bid.custodians) != shares.SHARES or len({c.id for c in bid.custodians}) < shares.SHARES:
        raise SealingRefused("custodians", needed=shares.SHARES)
    return tuple(
        _sealed_for(bid, custodian, share)
        for custodian, share in zip(bid.custodians, shares.split(k_open), strict=True)
    )


def _sealed_for(bid: BidToSeal, custodian: SealFor, share: bytes) -> SealedFor:
    method, context = suite_named(bid.suite), bid.context
    scheme = _scheme(bid.suite, custodian)
    public = bytes_in(custodian.public_keys[scheme])
    return SealedFor(
        id=custodian.id,
        fingerprint=fingerprint(bid.suite, custodian.public_keys),
        scheme=scheme,
        sealed_share=boxes.seal_share(method, scheme, public, context, custodian.id, share),
        share_hash=boxes.share_hash(method, context, custodian.id, share),
    )


def _scheme(suite: str, custodian: SealFor) -> str:
    """The best one this custodian has a key for."""
    for scheme in suite_named(suite).schemes:
        if scheme in custodian.public_keys:
            return scheme
    raise SealingRefused("public_key", custodian=custodian.id)
