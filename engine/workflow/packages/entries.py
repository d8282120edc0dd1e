"""What is wrong with one entry of a zip before a byte of it is unpacked."""

import re
import stat
import zipfile
from collections.abc import Iterator

MOST_FILES = 500
MOST_BYTES = 4 * 1024 * 1024
MOST_TOTAL = 32 * 1024 * 1024
UTF_8, ENCRYPTED = 0x800, 0x1
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.\-]*"
_SHOWN = r"(typ|html|txt|md|json|toml|csv|png|svg)"
_ALLOWED = re.compile(
    rf"item\.toml|manifest\.json|(shared/)?{_NAME}\.(bpmn|dmn)"
    rf"|forms/{_NAME}/{_NAME}\.form|templates/({_NAME}/)?{_NAME}\.{_SHOWN}"
    rf"|(stories|tests)/{_NAME}\.json|translations/en\.json|signatures/[0-9a-f]{{64}}\.sig",
    re.ASCII,
)


def faults(entry: zipfile.ZipInfo) -> Iterator[str]:
    """Reasons, with the entry's name in front."""
    for reason in (_name(entry), _kind(entry), _size(entry)):
        if reason:
            yield f"{shown(entry)} · {reason}"


def shown(entry: zipfile.ZipInfo) -> str:
    """The entry's name as one line can show it."""
    return ascii(entry.orig_filename)[1:-1][:200]


def _name(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    if not name.isascii() and not entry.flag_bits & UTF_8:
        return "name is not marked as UTF-8"
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return "absolute path"
    if ".." in re.split(r"[/\\]", name):
        return "path leads out of the package"
    if len(name) > 200 or not _ALLOWED.fullmatch(name):
        return "not a file of a package"
    return None


def _kind(entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & ENCRYPTED:
        return "encrypted"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "symbolic link"
    if kind not in (0, stat.S_IFREG):
        return "not a regular file"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed in an unknown way"
    return None


def _size(entry: zipfile.ZipInfo) -> str | None:
    return f"larger than {MOST_BYTES} bytes" if entry.file_size > MOST_BYTES else None
