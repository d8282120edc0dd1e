"""Unpacks a package that may come from anywhere: no file leaves its folder, none is a link."""

import re
import stat
import zipfile
from pathlib import Path, PurePosixPath

from engine.errors import Invalid, Problem
from engine.trading.archive.bag import CHUNK

MOST_FILES = 200_000
LONGEST_PATH = 400
_WINDOWS = re.compile(r'[\\:*?"<>|\x00-\x1f]')


def unpack(source: Path, target: Path) -> Path:
    """The folder of the bag, under `target`, which must be empty or not there.

    Raises:
        Invalid: no zip, more than one folder in it, or a name that leads elsewhere.
    """
    if target.exists() and any(target.iterdir()):
        raise _wrong(f"{target} is not empty")
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            top = _top(entries)
            for entry in entries:
                _write(archive, entry, target)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise _wrong(f"{source.name} is no archive package: {error}") from error
    return target / top


def _top(entries: list[zipfile.ZipInfo]) -> str:
    if not 0 < len(entries) <= MOST_FILES:
        raise _wrong(f"{len(entries)} files")
    for entry in entries:
        _require_tame(entry)
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) != 1:
        raise _wrong("the files do not lie in one folder")
    return tops.pop()


def _require_tame(entry: zipfile.ZipInfo) -> None:
    name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
    parts = PurePosixPath(name).parts
    wild = name.startswith("/") or ".." in parts or _WINDOWS.search(name) or len(parts) < 2
    if wild or len(name) > LONGEST_PATH or kind not in (0, stat.S_IFREG):
        raise _wrong(f"{ascii(name)[:120]} may not be in a package")


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    """Never more than the entry says it holds."""
    path, left = target / entry.filename, entry.file_size
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as inside, path.open("xb") as file:
        while piece := inside.read(CHUNK):
            left -= len(piece)
            if left < 0:
                raise _wrong(f"{ascii(entry.filename)[:120]} is larger than it says")
            file.write(piece)


def _wrong(text: str) -> Invalid:
    return Invalid(Problem(field="file", key="no_archive_package", text=text))
