"""BagIt 1.0 (RFC 8493) as one zip, written in one pass: memory does not grow with the files.

Every payload file stands in the manifests of SHA-256 and SM3, every other file in the tag
manifests.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Protocol

ALGORITHMS = ("sha256", "sm3")
CHUNK = 1 << 20
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Source(Protocol):
    """Where the bytes of a file come from, in pieces."""

    def __call__(self) -> Iterable[bytes]: ...


@dataclass(kw_only=True)
class Bag:
    """A bag being written; `top` is the folder that all of it lies in."""

    archive: zipfile.ZipFile
    top: str
    at: datetime
    octets: int = 0
    payload: dict[str, Mapping[str, str]] = field(default_factory=dict)
    tags: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def add(self, path: str, pieces: Iterable[bytes], *, pressed: bool = True) -> None:
        """A payload file under `data/`; what is sealed or an image is not worth pressing."""
        sums, size = self._write(f"data/{path}", pieces, pressed=pressed)
        self.payload[f"data/{path}"] = sums
        self.octets += size

    def finish(self, info: Mapping[str, str]) -> None:
        """Declaration, information and manifests; nothing may be added afterwards."""
        told = {**info, "Payload-Oxum": f"{self.octets}.{len(self.payload)}"}
        lines = "".join(f"{name}: {_one_line(value)}\n" for name, value in told.items())
        self._tag("bagit.txt", DECLARATION)
        self._tag("bag-info.txt", lines)
        for algorithm in ALGORITHMS:
            self._tag(f"manifest-{algorithm}.txt", _listed(self.payload, algorithm))
        known = dict(self.tags)
        for algorithm in ALGORITHMS:
            self._tag(f"tagmanifest-{algorithm}.txt", _listed(known, algorithm))

    def _tag(self, name: str, text: str) -> None:
        self.tags[name], _ = self._write(name, [text.encode()])

    def _write(
        self, path: str, pieces: Iterable[bytes], *, pressed: bool = True
    ) -> tuple[Mapping[str, str], int]:
        sums, size = {name: hashlib.new(name) for name in ALGORITHMS}, 0
        entry = zipfile.ZipInfo(f"{self.top}/{path}", date_time=self.at.timetuple()[:6])
        entry.external_attr = 0o100644 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED if pressed else zipfile.ZIP_STORED
        with self.archive.open(entry, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
                size += len(piece)
                for one in sums.values():
                    one.update(piece)
        return {name: one.hexdigest() for name, one in sums.items()}, size


def begin(file: BinaryIO, top: str, at: datetime) -> Bag:
    """A bag whose zip is written into `file`; close its `archive` at the end."""
    return Bag(archive=zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED), top=top, at=at)


def pieces_of(file: io.BufferedIOBase | BinaryIO) -> Iterable[bytes]:
    """An open file in pieces."""
    while piece := file.read(CHUNK):
        yield piece


def _listed(sums: Mapping[str, Mapping[str, str]], algorithm: str) -> str:
    return "".join(f"{sums[path][algorithm]}  {_encoded(path)}\n" for path in sorted(sums))


def _encoded(path: str) -> str:
    """RFC 8493, 2.1.3: percent and line ends of a path are percent-encoded."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _one_line(value: str) -> str:
    return " ".join(value.split())
