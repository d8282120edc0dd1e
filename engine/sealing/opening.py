"""Opening a bid with what custodians and bidder hand in; whatever does not fit is named."""

from collections.abc import Iterable, Iterator, Mapping

from engine.errors import SealingRefused
from engine.sealing import bid_keys, container, envelope, shares, stream
from engine.sealing.manifest import Manifest, check_bidder_key, check_share
from engine.vocabulary import Json


def combine_open_key(manifest: Manifest, handed: Mapping[str, bytes]) -> bytes:
    """The custodians' secret, from the shares of at least two of them.

    Raises:
        SealingRefused: "share" names the custodian whose share is another than sealed;
            "too_few_shares"; "open_key": the shares are those sealed, but do not give the
            secret the bidder committed to, which is the bidder's doing.
    """
    for custodian, share in handed.items():
        check_share(manifest, custodian, share)
    if len(handed) < shares.THRESHOLD:
        raise SealingRefused("too_few_shares", given=len(handed), needed=shares.THRESHOLD)
    try:
        k_open = shares.combine(list(handed.values())[: shares.THRESHOLD])
    except ValueError as problem:
        raise SealingRefused("open_key") from problem
    commitment = bid_keys.open_commitment(manifest.method, manifest.context, k_open)
    if commitment != manifest.open_commitment:
        raise SealingRefused("open_key")
    return k_open


def open_envelope(manifest: Manifest, k_open: bytes, k_bidder: bytes) -> dict[str, Json]:
    """The fields to be read out.

    Raises:
        SealingRefused: "bidder_key" is not the one committed to; "envelope" does not open.
    """
    keys = _keys(manifest, k_open, k_bidder)
    return envelope.open_envelope(
        manifest.method, keys.envelope, manifest.context, manifest.envelope
    )


def open_content(
    manifest: Manifest, k_open: bytes, k_bidder: bytes, chunks: Iterable[bytes]
) -> Iterator[container.Piece]:
    """The files, piece by piece, from the cipher text chunks in their order.

    Raises:
        SealingRefused: "chunk" with its index where one was changed, moved or is missing;
            "container" where what the bidder sealed is malformed.
    """
    return content_by_key(manifest, content_key(manifest, k_open, k_bidder), chunks)


def content_key(manifest: Manifest, k_open: bytes, k_bidder: bytes) -> bytes:
    """What opens the content and nothing else, for whoever must read it later."""
    return _keys(manifest, k_open, k_bidder).content


def content_by_key(
    manifest: Manifest, key: bytes, chunks: Iterable[bytes]
) -> Iterator[container.Piece]:
    """The same as `open_content`, by the key kept at the opening."""
    return container.unpack(stream.unseal(manifest.method, key, manifest.context, chunks))


def _keys(manifest: Manifest, k_open: bytes, k_bidder: bytes) -> bid_keys.BidKeys:
    check_bidder_key(manifest, k_bidder)
    return bid_keys.keys_of(manifest.method, manifest.context, k_open, k_bidder)
