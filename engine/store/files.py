"""Files kept under the hash of their content: streamed in and out, each kept once."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Protocol

from engine.errors import NotFound, TooLarge
from engine.store import durable, media_types
from engine.store.downloads import download_headers, safe_name
from engine.store.progress import Progress, quiet

__all__ = ["FileStore", "Stored", "download_headers", "safe_name"]

CHUNK = 1 << 18
MARKER = "marker"
_HASH = re.compile(r"[0-9a-f]{64}")


class Stream(Protocol):
    """Where bytes come from: an upload, an open file."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """A file in the store: hash of its content (hex), size in bytes, type told by content."""

    sha256: str
    size: int
    media_type: str


class FileStore:
    """A folder of files: `<root>/ab/cd/abcd…`. Nothing in it is ever changed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, stream: Stream, limit: int) -> Stored:
        """Keep what the stream holds; memory does not grow with it.

        Raises:
            TooLarge: more than `limit` bytes.
            Invalid: empty, or none of the allowed types.
        """
        with self._draft() as draft:
            with draft.open("xb") as file:
                digest, size = _copy(stream, file, limit)
            media_type = media_types.of(draft)
            self._settle(draft, digest)
        return Stored(sha256=digest, size=size, media_type=media_type)

    def restore(self, stream: Stream, digest: str) -> None:
        """Keep what a backup holds under this hash. Raises ValueError when it is another."""
        with self._draft() as draft:
            with draft.open("xb") as file:
                found, _ = _copy(stream, file, sys.maxsize)
            if found != digest:
                raise ValueError(f"file {digest} has other content")
            self._settle(draft, digest)

    def open(self, digest: str) -> Iterator[bytes]:
        """The content in pieces. Raises NotFound at once when it is not here."""
        path = self.path(digest)
        if not path.is_file():
            raise NotFound(digest)
        return _pieces(path)

    def has(self, digest: str) -> bool:
        return _HASH.fullmatch(digest) is not None and self.path(digest).is_file()

    def path(self, digest: str) -> Path:
        """Where a content lies or would lie. Raises NotFound when this is no hash."""
        if not _HASH.fullmatch(digest):
            raise NotFound(digest)
        return self.root / digest[:2] / digest[2:4] / digest

    def hashes(self) -> Iterator[str]:
        """Everything in the store, in order."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if self.has(path.name))

    def verify(self, progress: Progress = quiet) -> tuple[str, ...]:
        """Hashes whose content is no longer what it was."""
        broken = []
        for count, digest in enumerate(self.hashes(), 1):
            found = sha256()
            for piece in _pieces(self.path(digest)):
                found.update(piece)
            if found.hexdigest() != digest:
                broken.append(digest)
            progress("files", count, 0)
        return tuple(broken)

    def mark(self, marker: str) -> None:
        """Leave the house's mark: every machine that shares the folder finds the same."""
        self.root.mkdir(parents=True, exist_ok=True)
        with durable.writing(self.root / MARKER) as file:
            file.write(marker.encode())

    def marker(self) -> str | None:
        """The mark in the folder; None when there is none."""
        path = self.root / MARKER
        return path.read_text() if path.is_file() else None

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        """A place on the same disk; what is left there at the end goes away."""
        incoming = self.root / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        draft = incoming / token_hex(16)
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    def _settle(self, draft: Path, digest: str) -> None:
        target = self.path(digest)
        if target.is_file():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(target)
        for folder in (target.parent, target.parent.parent, self.root):
            durable.sync_folder(folder)


def _copy(stream: Stream, file: BinaryIO, limit: int) -> tuple[str, int]:
    """Hash (hex) and size of what was written to disk."""
    digest, size = sha256(), 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > limit:
            raise TooLarge(f"more than {limit} bytes", field="file", limit=limit)
        digest.update(piece)
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
