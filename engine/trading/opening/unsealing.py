"""One bid's secrets and what they open: the envelope, the content's key, or whose fault it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import SealingRefused
from engine.sealing import opening, shares
from engine.sealing.manifest import Manifest
from engine.vocabulary import Json

REVOKED, WITHDRAWN, OPENED = "revoked", "withdrawn", "opened"


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """What came in for one bid. `unusable` counts custodians to whom the bidder sealed no share
    that opens; `bidder` is None where the bidder handed nothing in.
    """

    shares: Mapping[str, bytes]
    unusable: int
    bidder: bytes | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsealed:
    """`outcome` is opened, revoked (the bidder's fault) or withdrawn (anybody else's)."""

    outcome: str
    reason: str | None = None
    read_out: Mapping[str, Json] = field(default_factory=dict)
    content_key: bytes | None = None


def unseal(manifest: Manifest, handed: Handed) -> Unsealed:
    """Two shares and the bidder's secret open it.

    Too few shares is nobody's fault but the custodians', and said first: a bidder is not blamed
    for a bid that could not have been opened anyway (电子招标投标办法 art. 31).
    """
    if len(handed.shares) < shares.THRESHOLD:
        return _without_shares(handed)
    if handed.bidder is None:
        return Unsealed(outcome=REVOKED, reason="no_bidder_key")
    try:
        k_open = opening.combine_open_key(manifest, handed.shares)
        return Unsealed(
            outcome=OPENED,
            read_out=opening.open_envelope(manifest, k_open, handed.bidder),
            content_key=opening.content_key(manifest, k_open, handed.bidder),
        )
    except SealingRefused as refusal:
        return Unsealed(outcome=REVOKED, reason=_reason(refusal))


def _without_shares(handed: Handed) -> Unsealed:
    """The bidder is to blame only where two custodians, and all who came, found no share."""
    if not handed.shares and handed.unusable >= shares.THRESHOLD:
        return Unsealed(outcome=REVOKED, reason="shares_unusable")
    return Unsealed(outcome=WITHDRAWN, reason="custodians")


def _reason(refusal: SealingRefused) -> str:
    """Shares and the bidder's key were checked when they came; what is left is the sealing."""
    return "envelope" if refusal.code == "envelope" else "sealed_wrong"
