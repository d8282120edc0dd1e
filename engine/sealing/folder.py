"""A sealed bid as a folder: what `sunroad seal` leaves and the site's page takes.

manifest.json · chunks/000000, 000001, …
"""

from collections.abc import Iterator
from pathlib import Path

from engine.errors import SealingRefused
from engine.sealing import manifest as manifests
from engine.sealing import tree
from engine.sealing.manifest import Manifest
from engine.store import durable

MANIFEST, CHUNKS = "manifest.json", "chunks"


def prepare(folder: Path) -> None:
    """A new folder for a bid; FileExistsError where something lies there."""
    folder.mkdir(parents=True)
    (folder / CHUNKS).mkdir()


def put_chunk(folder: Path, index: int, content: bytes) -> None:
    """Write one chunk."""
    with durable.writing(chunk_path(folder, index)) as file:
        file.write(content)


def finish(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all: without it nobody takes the folder for a bid."""
    with durable.writing(folder / MANIFEST) as file:
        file.write(manifests.written(manifest))


def check(folder: Path) -> Manifest:
    """The manifest of a folder that holds what it says.

    Raises:
        SealingRefused: names the field, the chunk, or the root that does not fit.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise SealingRefused("manifest", place=MANIFEST)
    manifest = manifests.read(path.read_bytes())
    manifests.check_root(manifest, _leaves(folder, manifest))
    return manifest


def chunk_path(folder: Path, index: int) -> Path:
    """Where a chunk lies."""
    return folder / CHUNKS / f"{index:06}"


def _leaves(folder: Path, manifest: Manifest) -> Iterator[bytes]:
    for index in range(manifest.chunks):
        path = chunk_path(folder, index)
        manifests.check_chunk(manifest, index, path.stat().st_size if path.is_file() else 0)
        yield tree.leaf(manifest.method, path.read_bytes())
