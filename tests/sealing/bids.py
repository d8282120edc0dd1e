"""A sealed bid with its custodians, for tests: everything that a real one has, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.sealing import bidder_key, boxes, container, custodian_keys, seal_bid
from engine.sealing.custodian_keys import CustodianKeys
from engine.sealing.manifest import Manifest

ROLES = ("tenderee", "centre_witness", "supervisor")
PASSPHRASE = "correct horse battery"
SCRIPT = "5ea1" * 16
READ_OUT = {"organisation": "某建设有限公司", "price": "8765432.10", "days": 120}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """What lies where at the deadline."""

    manifest: Manifest
    chunks: Sequence[bytes]
    custodians: dict[str, CustodianKeys]
    secret: seal_bid.Secrets | None

    def share(self, custodian: str) -> bytes:
        """What a custodian hands in after the deadline."""
        part = self.manifest.custodian(custodian)
        pair = self.custodians[custodian].pair(part.scheme)
        method, context = self.manifest.method, self.manifest.context
        return boxes.open_share(method, part.scheme, pair, context, custodian, part.sealed_share)


def bid_of(
    suite: str, custodians: dict[str, CustodianKeys], bid: str = "b-1"
) -> seal_bid.BidToSeal:
    return seal_bid.BidToSeal(
        suite=suite,
        project="p-1",
        lot="一标段",
        bid=bid,
        script=SCRIPT,
        custodians=[
            seal_bid.SealFor(id=role, public_keys=keys.public) for role, keys in custodians.items()
        ],
        read_out=dict(READ_OUT),
    )


def sealed(suite: str, *files: bytes, bid: str = "b-1") -> Sealed:
    """These files, sealed for fresh custodians."""
    custodians = {role: custodian_keys.make(suite) for role in ROLES}
    return sealed_for(custodians, suite, *files, bid=bid)


def sealed_for(
    custodians: dict[str, CustodianKeys], suite: str, *files: bytes, bid: str = "b-1"
) -> Sealed:
    secret, chunks = seal_bid.new_secrets(), list[bytes]()
    entries = [
        container.FileEntry(name=f"{number}.pdf", size=len(file), type="application/pdf")
        for number, file in enumerate(files)
    ]
    manifest = seal_bid.seal(
        bid_of(suite, custodians, bid),
        secret,
        [container.header(entries), *files],
        lambda _, chunk: chunks.append(chunk),
    )
    return Sealed(manifest=manifest, chunks=chunks, custodians=custodians, secret=secret)


def key_file_of(made: Sealed) -> dict[str, object]:
    """The bidder's key file of a sealed bid."""
    bid = bid_of(made.manifest.suite, made.custodians)
    file = seal_bid.key_file(bid, made.secret, PASSPHRASE)
    assert bidder_key.read(file, PASSPHRASE) == made.secret.k_bidder
    return dict(file)
