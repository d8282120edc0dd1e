"""The one file of a backup: a tar whose first member says what it is and whose last, what it held.

header.json · database/<table>/<part>.jsonl · checkpoints/<n>.json · checkpoint.pub
· marker · files/<sha256> · scripts/<sha256> · sealed/<bid>/<index>-<hash> · manifest.json
"""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from engine.errors import Refused
from engine.store import durable

FORMAT = 1
HEADER, MANIFEST, KEYS, MARKER = "header.json", "manifest.json", "checkpoint.pub", "marker"
DATABASE, CHECKPOINTS, FILES, SCRIPTS = "database/", "checkpoints/", "files/", "scripts/"
SEALED = "sealed/"


class NotABackup(Refused):
    """This file is no backup, or it was damaged or changed; nothing was restored."""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader must know before the first row; columns by table."""

    format: int
    revision: str | None
    made_at: str
    columns: dict[str, list[str]]


class Heads(msgspec.Struct, frozen=True, kw_only=True):
    """All ends of the ledger in one line: how many chains, and the Merkle root over their heads."""

    chains: int
    root: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive held; `hashes` covers every member but files, which are named by theirs."""

    heads: Heads
    hashes: dict[str, str]
    rows: int
    files: int

    def __str__(self) -> str:
        root = self.heads.root[:16]
        ledger = f"{self.heads.chains} ledger chains with heads {root}…"
        return f"{self.rows} rows, {self.files} files, {ledger}"


@dataclass(kw_only=True)
class Writer:
    """Adds members and remembers their hashes."""

    tar: tarfile.TarFile
    hashes: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> None:
        self.hashes[name] = sha256(content).hexdigest()
        self._add(name, io.BytesIO(content), len(content))

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self._add(name, file, path.stat().st_size)

    def finish(self, heads: Heads, rows: int, files: int) -> Manifest:
        manifest = Manifest(heads=heads, hashes=dict(self.hashes), rows=rows, files=files)
        self.add(MANIFEST, msgspec.json.encode(manifest))
        return manifest

    def _add(self, name: str, content: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self.tar.addfile(member, content)


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """A new archive, readable by its owner only; it appears when all of it is on disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        durable.writing(target, mode=0o600) as file,
        tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield Writer(tar=tar)


def members(source: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of each member, in order; a content is read before the next.

    Raises:
        NotABackup: it cannot be read.
    """
    with reading(), tarfile.open(source, mode="r|") as tar:
        for member in tar:
            content = tar.extractfile(member)
            if content is None:
                raise NotABackup(f"{member.name} is not a file")
            yield member.name, content


@contextmanager
def reading() -> Iterator[None]:
    """Where members or their contents are read: an archive that ends too soon is no backup."""
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise NotABackup(str(error)) from error
