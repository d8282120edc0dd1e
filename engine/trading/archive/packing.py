"""Packs a sealed archive into the file store, and tells how far it is."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from engine.settings import Settings
from engine.store import exact
from engine.store.files import FileStore, Stored
from engine.trading.archive import bag, progress
from engine.trading.archive.queries.contents import Contents

LARGEST = 1 << 42
SOFTWARE = "Sunroad"


def pack(settings: Settings, project: str, contents: Contents) -> Stored:
    """The package in the file store.

    Raises:
        OSError: a file that the project holds is not on disk.
    """
    draft = progress.folder(settings) / f"{project}.zip"
    try:
        with draft.open("wb") as file:
            _write(file, settings, project, contents)
        with draft.open("rb") as file:
            return FileStore(settings.files).put(file, LARGEST)
    finally:
        draft.unlink(missing_ok=True)
        progress.forget(settings, project)


def _write(file: BinaryIO, settings: Settings, project: str, contents: Contents) -> None:
    made = bag.begin(file, contents.name, contents.sealed_at)
    made.add("project.json", [exact.canonical(contents.about)])
    for text in contents.texts:
        made.add(text.path, [text.body])
    for number, one in enumerate(contents.files):
        progress.tell(settings, project, number, len(contents.files))
        made.add(one.path, _read(one.source), pressed=False)
    about = contents.about
    made.finish(
        {
            "Source-Organization": SOFTWARE,
            "External-Identifier": str(about["code"] or about["project"]),
            "External-Description": str(about["title"]),
            "Bagging-Date": contents.sealed_at.date().isoformat(),
        }
    )
    made.archive.close()


def _read(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        yield from bag.pieces_of(file)
