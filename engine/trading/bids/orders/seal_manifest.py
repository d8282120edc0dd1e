"""Close an upload with its manifest: from then on nothing of the bid can be changed."""

from dataclasses import dataclass

from engine.errors import SealingRefused, WrongState
from engine.sealing import manifest as manifests
from engine.sealing import scripts
from engine.sealing.manifest import Manifest
from engine.trading.bids.calls import call_of
from engine.trading.bids.own import chunks_of, own_bid
from engine.trading.bids.tables import BidRow
from engine.trading.keys.queries.custodians import custodians_of
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SealManifest(Order):
    """The bid is sealed by it, not sent: it counts once the message of the bid was received."""

    bid: str
    manifest: bytes


def handle(order: SealManifest, work: Work) -> str:
    """Returns the manifest's hash (hex). The same manifest sent again is no harm.

    Raises:
        NotFound: no upload of the actor's.
        TooLate: the deadline has come.
        WrongState: the bid was sealed with another manifest, or sent.
        SealingRefused: names what does not fit: a field, a chunk, a custodian, the root.
    """
    row = own_bid(work.session, order.actor, order.bid, lock=True)
    call_of(work.session, order.actor, row.project).require_open()
    if row.state == "sealed" and row.manifest == order.manifest:
        return str(row.hash)
    if row.state != "draft":
        raise WrongState("this bid is sealed already", bid=row.state)
    manifest = manifests.read(order.manifest)
    _check_bound(manifest, row)
    if not scripts.is_known(work.house.settings, manifest.script):
        raise SealingRefused("manifest", place="script")
    _check_custodians(manifest, row, work)
    _check_chunks(manifest, row, work)
    row.state, row.manifest = "sealed", order.manifest
    row.hash, row.root = manifests.manifest_hash(manifest), manifest.root.hex()
    row.chunks, row.size = manifest.chunks, manifest.size
    return row.hash


def _check_bound(manifest: Manifest, row: BidRow) -> None:
    """A manifest of another bid, lot, project or suite is a replay."""
    for name in ("suite", "project", "lot"):
        if getattr(manifest, name) != getattr(row, name):
            raise SealingRefused("manifest", place=name)
    if manifest.bid != row.id:
        raise SealingRefused("manifest", place="bid")


def _check_custodians(manifest: Manifest, row: BidRow, work: Work) -> None:
    """Sealed to the keys that count now, in their order."""
    known = [(one.id, one.fingerprint) for one in custodians_of(work.session, row.project)]
    if [(one.id, one.fingerprint) for one in manifest.custodians] != known:
        raise SealingRefused("manifest", place="custodians")


def _check_chunks(manifest: Manifest, row: BidRow, work: Work) -> None:
    there = {one.index: one for one in chunks_of(work.session, row.id)}
    for index in range(manifest.chunks):
        if index not in there:
            raise SealingRefused("chunk_missing", index=index)
        manifests.check_chunk(manifest, index, there[index].size)
    if len(there) > manifest.chunks:
        raise SealingRefused("chunk", index=manifest.chunks)
    leaves = (bytes.fromhex(there[index].hash) for index in range(manifest.chunks))
    manifests.check_root(manifest, leaves)
