"""What a file is, told by its content; names and browsers are never believed."""

import codecs
import zipfile
from pathlib import Path

from engine.errors import Invalid, Problem

CHUNK = 1 << 20
PDF, PNG, JPEG, ZIP = "application/pdf", "image/png", "image/jpeg", "application/zip"
OFD = "application/ofd"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
ZIP_START = b"PK\x03\x04"
CHARSETS = ("utf-8", "gb18030")
LARGEST_DIRECTORY = 16 << 20
LARGEST_CONTENT_TYPES = 1 << 20
_CONTROLS = bytes(range(9)) + b"\x0b" + bytes(range(14, 32)) + b"\x7f"


def of(path: Path) -> str:
    """The media type of a file: PDF, PNG, JPEG, Word, Excel, OFD, zip or text.

    Raises:
        Invalid: it is empty or none of these.
    """
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise Invalid(Problem(field="file", key="file_empty", text="the file is empty"))
    for magic, media_type in STARTS:
        if start.startswith(magic):
            return media_type
    found = _of_zip(path) if start.startswith(ZIP_START) else _of_text(path)
    if found is None:
        raise Invalid(
            Problem(
                field="file",
                key="file_type",
                text="only PDF, PNG, JPEG, Word (docx), Excel (xlsx), OFD, zip and text files",
            )
        )
    return found


def _of_text(path: Path) -> str | None:
    for charset in CHARSETS:
        if _is_text(path, charset):
            return f"text/plain; charset={charset}"
    return None


def _is_text(path: Path, charset: str) -> bool:
    decoder = codecs.getincrementaldecoder(charset)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                if chunk.translate(None, _CONTROLS) != chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _of_zip(path: Path) -> str | None:
    """None when it is no whole zip, or an Office file of another kind, such as one with macros."""
    try:
        if not _directory_is_small(path):
            return None
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _of_office(archive)
            return OFD if "OFD.xml" in names else ZIP
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, OSError):
        return None


def _of_office(archive: zipfile.ZipFile) -> str | None:
    with archive.open("[Content_Types].xml") as file:
        types = file.read(LARGEST_CONTENT_TYPES)
    for media_type in (WORD, EXCEL):
        if f'"{media_type}.main+xml"'.encode() in types:
            return media_type
    return None


def _directory_is_small(path: Path) -> bool:
    """The directory is read into memory at once: know its size first (APPNOTE 4.3.16)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16) - 22))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    return end >= 0 and size <= LARGEST_DIRECTORY
