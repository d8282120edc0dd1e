"""A package as one zip: read with bounds on everything, written the same for the same files."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.errors import BadDiagram, TooLarge
from engine.workflow.packages import entries, manifest
from engine.workflow.packages.package import MANIFEST, Package, of

CENTRAL = b"PK\x01\x02"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
LONG_AGO = (1980, 1, 1, 0, 0, 0)
REGULAR = 0o100644 << 16
MOST_REASONS = 50


def read_zip(path: Path) -> Package:
    """The package in a file.

    Raises:
        BadDiagram: every reason why it is none, file by file.
        TooLarge: the file itself is larger than a package may be.
    """
    with path.open("rb") as file:
        return from_zip(file.read(entries.MOST_TOTAL + 1), path.name)


def from_zip(body: bytes, name: str = "zip") -> Package:
    """The package in the bytes of a zip. Raises as `read_zip` does."""
    if len(body) > entries.MOST_TOTAL:
        raise TooLarge(f"{name}: more than {entries.MOST_TOTAL} bytes")
    return of(_parts(body))


def write_zip(parts: Mapping[str, bytes]) -> bytes:
    """The zip of these files with their manifest: sorted, without times."""
    whole = parts if MANIFEST in parts else {**parts, MANIFEST: manifest.made(parts)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(whole):
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.create_system, entry.external_attr = 3, REGULAR
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, whole[path])
    return target.getvalue()


def _parts(body: bytes) -> dict[str, bytes]:
    # Counted before the directory is read: it makes an object of every entry.
    if body.count(CENTRAL) > entries.MOST_FILES:
        raise BadDiagram(f"zip · more than {entries.MOST_FILES} files")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return _read(packed)
    except UnicodeDecodeError:
        raise BadDiagram("zip · a name is not UTF-8") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadDiagram(f"zip · not readable: {ascii(str(error))[1:-1][:200]}") from None


def _read(packed: zipfile.ZipFile) -> dict[str, bytes]:
    wanted = [entry for entry in packed.infolist() if not _is_folder(entry)]
    _refuse(_declared(wanted))
    parts: dict[str, bytes] = {}
    reasons: list[str] = []
    for entry in wanted:
        content, reason = _content(packed, entry)
        parts[entry.filename] = content
        reasons += [f"{entry.filename} · {reason}"] if reason else []
    _refuse(reasons or list(manifest.faults(parts)))
    return parts


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """What packers write for a folder; it holds nothing and leads nowhere."""
    name = entry.orig_filename
    plain = not name.startswith("/") and ".." not in name and "\\" not in name
    return name.endswith("/") and plain and entry.file_size == 0


def _declared(wanted: list[zipfile.ZipInfo]) -> list[str]:
    return [
        *(reason for entry in wanted for reason in entries.faults(entry)),
        *_twice(wanted),
        *_too_much(wanted),
    ]


def _twice(wanted: list[zipfile.ZipInfo]) -> Iterator[str]:
    counted = Counter(entry.orig_filename.casefold() for entry in wanted)
    for entry in wanted:
        if counted[entry.orig_filename.casefold()] > 1:
            yield f"{entries.shown(entry)} · twice in the package, or differing by case alone"


def _too_much(wanted: list[zipfile.ZipInfo]) -> Iterator[str]:
    if sum(entry.file_size for entry in wanted) > entries.MOST_TOTAL:
        yield f"zip · more than {entries.MOST_TOTAL} bytes unpacked"


def _content(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[bytes, str]:
    """What an entry really holds, at most what it declares, and what is wrong with it."""
    try:
        with packed.open(entry) as file:
            content = file.read(entries.MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return b"", "damaged, or not as large as it says"
    if len(content) != entry.file_size:
        return b"", "not as large as it says"
    return content, "a zip inside the package" if content.startswith(ZIP) else ""


def _refuse(reasons: list[str]) -> None:
    if reasons:
        more = len(reasons) - MOST_REASONS
        raise BadDiagram(*reasons[:MOST_REASONS], *([f"and {more} more"] if more > 0 else []))
