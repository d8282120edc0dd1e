"""A bid as the platform keeps it: its manifest, and where its chunks lie, or that it is damaged."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from engine.errors import SealingRefused
from engine.sealing import manifest as manifests
from engine.sealing.manifest import Manifest
from engine.trading.bids.own import chunks_of
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """One chunk: the hash it came with, and its file, which may be gone or changed by now."""

    leaf: bytes
    path: Path


def manifest_of(session: Session, bid: str) -> Manifest | None:
    """The manifest of a received bid; None where it is not the one the receipt was signed for."""
    row = session.get_one(BidRow, bid)
    try:
        read = manifests.read(row.manifest or b"")
    except SealingRefused:
        return None
    return read if manifests.manifest_hash(read) == row.hash else None


def chunks(session: Session, bid: str) -> tuple[Chunk, ...]:
    """In their order."""
    leaves = (bytes.fromhex(row.hash) for row in chunks_of(session, bid))
    return tuple(
        Chunk(leaf=leaf, path=path)
        for leaf, path in zip(leaves, chunk_paths(session, bid), strict=True)
    )


def is_whole(session: Session, manifest: Manifest) -> bool:
    """Whether the leaves we kept are those of the tree we signed a receipt for."""
    try:
        manifests.check_root(manifest, (one.leaf for one in chunks(session, manifest.bid)))
    except SealingRefused:
        return False
    return True
