"""Files on disk as the container of a bid, read while they are sealed."""

import mimetypes
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.errors import SealingRefused
from engine.sealing.container import FileEntry, header

PIECE = 1024 * 1024


def packed(paths: Sequence[Path]) -> Iterator[bytes]:
    """The header, then every file in pieces.

    Raises:
        SealingRefused: a file changed its size meanwhile; nothing of it is to be trusted.
    """
    entries = [_entry(path) for path in paths]
    yield header(entries)
    for path, entry in zip(paths, entries, strict=True):
        yield from _pieces(path, entry)


def _entry(path: Path) -> FileEntry:
    kind, _ = mimetypes.guess_type(path.name)
    return FileEntry(name=path.name, size=path.stat().st_size, type=kind or "")


def _pieces(path: Path, entry: FileEntry) -> Iterator[bytes]:
    left = entry.size
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            left -= len(piece)
            yield piece
    if left:
        raise SealingRefused("unreadable_file", name=entry.name)
