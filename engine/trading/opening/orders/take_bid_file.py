"""Somebody who may takes a file of an opened bid: decrypted while it is sent, and a fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import NotFound
from engine.people import permissions
from engine.sealing import opening as sealing
from engine.sealing.manifest import Manifest
from engine.trading.opening import stored, vault
from engine.trading.opening.tables import OpenedBidRow, OpeningRow
from engine.trading.opening.unsealing import OPENED
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBidFile(Order):
    """`place` counts the files of the bid from 0."""

    bid: str
    place: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BidFile:
    """A file on its way: `pieces` reads and decrypts as it is consumed, chunk by chunk."""

    name: str
    size: int
    pieces: Iterator[bytes]


def handle(order: TakeBidFile, work: Work) -> BidFile:
    """
    Raises:
        NotFound: no such file, or its bid was not opened and checked whole.
        NotAllowed: bidders, the public, the trading centre.
    """
    row = work.session.get(OpenedBidRow, order.bid)
    if row is None:
        raise NotFound(f"bid {order.bid}")
    opening = work.session.get_one(OpeningRow, row.opening)
    project = work.project(opening.project)
    permissions.require(
        permissions.may_take_bid_files(order.actor, places.of_project(work, project)), opening.lot
    )
    name, size = _entry(row, order.place)
    work.record(
        Fact.BID_FILE_TAKEN, chain=project.chain, lot=opening.lot, number=row.number, name=name
    )
    return BidFile(name=name, size=size, pieces=_pieces(work, row, order.place))


def _entry(row: OpenedBidRow, place: int) -> tuple[str, int]:
    files = row.files if isinstance(row.files, list) else []
    checked = row.outcome == OPENED and row.checked == row.chunks
    if not checked or not 0 <= place < len(files):
        raise NotFound(f"file {place}")
    match files[place]:
        case {"name": str(name), "size": int(size)}:
            return name, size
    raise NotFound(f"file {place}")


def _pieces(work: Work, row: OpenedBidRow, place: int) -> Iterator[bytes]:
    """All that the reading needs is fetched now; the transaction is over when it is read."""
    manifest = stored.manifest_of(work.session, row.bid)
    paths = [one.path for one in stored.chunks(work.session, row.bid)]
    key = vault.unlock(work.settings, row.bid, vault.CONTENT, str(row.content_key))
    if manifest is None:
        raise NotFound(f"bid {row.bid}")
    return _read(manifest, key, paths, place)


def _read(manifest: Manifest, key: bytes, paths: Sequence[Path], place: int) -> Iterator[bytes]:
    chunks = (path.read_bytes() for path in paths)
    at, current = -1, None
    for piece in sealing.content_by_key(manifest, key, chunks):
        if piece.file is not current:
            at, current = at + 1, piece.file
        if at > place:
            return
        if at == place:
            yield piece.data
