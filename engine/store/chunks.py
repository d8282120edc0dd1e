"""Sealed chunks on disk: streamed in piece by piece, kept per bid, erased with their bid."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Protocol

from engine.errors import NotFound, TooLarge
from engine.settings import Settings
from engine.store import durable
from engine.store.files import CHUNK, Stream

FOLDER = "sealed"
"""Beside the files that are never erased; a name that no hash begins with."""
METHODS = ("sha256", "sm3")
"""What the suites hash with."""
LEAF = b"\x00"
"""What a leaf of a bid's tree begins with (RFC 6962, section 2.1)."""
_ID, _HASH = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[0-9]{1,6}-[0-9a-f]{64}")


class Digest(Protocol):
    """A hash that is being computed, as hashlib makes them."""

    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What came: its hash (hex) and its size in bytes."""

    hash: str
    size: int


def of(settings: Settings) -> "ChunkStore":
    """The chunks of an installation, in the folder that its machines share."""
    return ChunkStore(settings.files / FOLDER)


def measure(stream: Stream, limit: int, digest: Digest, file: BinaryIO | None = None) -> Kept:
    """Read to the end and keep nothing, or only in `file`; memory does not grow with it.

    Raises:
        TooLarge: more than `limit` bytes.
    """
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > limit:
            raise TooLarge(f"more than {limit} bytes", field="chunk", limit=limit)
        digest.update(piece)
        if file is not None:
            file.write(piece)
    return Kept(hash=digest.hexdigest(), size=size)


class ChunkStore:
    """A folder per bid: `<root>/<bid>/<index>-<hash>`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, bid: str, index: int, stream: Stream, limit: int, digest: Digest) -> Kept:
        """Keep a chunk; it is on disk when this returns.

        Raises:
            TooLarge: more than `limit` bytes.
        """
        folder = self.folder(bid)
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{token_hex(16)}"
        try:
            with draft.open("xb") as file:
                kept = measure(stream, limit, digest, file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path(bid, index, kept.hash))
        finally:
            draft.unlink(missing_ok=True)
        durable.sync_folder(folder)
        return kept

    def has(self, bid: str, index: int, kept: Kept) -> bool:
        """Whether this very chunk lies here, as long as it was."""
        try:
            return self.path(bid, index, kept.hash).stat().st_size == kept.size
        except (FileNotFoundError, NotFound):
            return False

    def path(self, bid: str, index: int, digest: str) -> Path:
        """Where a chunk lies or would lie. Raises NotFound when these are no names of ours."""
        if not _HASH.fullmatch(digest):
            raise NotFound(digest)
        return self.folder(bid) / f"{index}-{digest}"

    def folder(self, bid: str) -> Path:
        """Where a bid's chunks lie. Raises NotFound when this is no bid's name."""
        if not _ID.fullmatch(bid):
            raise NotFound(bid)
        return self.root / bid

    def every(self) -> Iterator[Path]:
        """All chunks, bid by bid."""
        for folder in sorted(self.root.glob("*/")):
            yield from sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))

    def restore(self, bid: str, name: str, stream: Stream) -> None:
        """Keep what a backup holds of a chunk.

        Raises:
            ValueError: it has another content, or no name of ours.
        """
        if not _ID.fullmatch(bid) or not _NAME.fullmatch(name):
            raise ValueError(f"{bid}/{name} is no chunk")
        folder = self.folder(bid)
        folder.mkdir(parents=True, exist_ok=True)
        leaves = [hashlib.new(method, LEAF) for method in METHODS]
        with durable.writing(folder / name) as file:
            while piece := stream.read(CHUNK):
                file.write(piece)
                for leaf in leaves:
                    leaf.update(piece)
        if name.rpartition("-")[2] not in {leaf.hexdigest() for leaf in leaves}:
            raise ValueError(f"{bid}/{name} has other content")

    def erase(self, bid: str) -> None:
        """All chunks of a bid; a second call finds nothing to do."""
        shutil.rmtree(self.folder(bid), ignore_errors=True)
