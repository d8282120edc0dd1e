"""Several files as one run of bytes: a header that names them, then one after another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.errors import SealingRefused
from engine.store import exact
from engine.vocabulary import Json

HEAD = 4
LARGEST_HEADER = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class FileEntry:
    """One file of a bid: its name, its bytes, its media type as the bidder's computer said."""

    name: str
    size: int
    type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A run of bytes of one of the files."""

    file: FileEntry
    data: bytes


def header(files: Sequence[FileEntry]) -> bytes:
    """What stands before the files' bytes.

    Raises:
        SealingRefused: too many files.
    """
    text = exact.canonical(
        {"files": [{"name": f.name, "size": f.size, "type": f.type} for f in files]}
    )
    if len(text) > LARGEST_HEADER:
        raise SealingRefused("too_many_files")
    return len(text).to_bytes(HEAD, "big") + text


def unpack(plain: Iterable[bytes]) -> Iterator[Piece]:
    """The files' bytes in their order; an empty file is one empty piece.

    Raises:
        SealingRefused: the header is malformed, or the bytes do not fit it.
    """
    pieces = iter(plain)
    files, held = _read_header(pieces)
    for file in files:
        data, held = held[: file.size], held[file.size :]
        yield Piece(file=file, data=data)
        left = file.size - len(data)
        while left:
            held = _next(pieces)
            data, held = held[:left], held[left:]
            yield Piece(file=file, data=data)
            left -= len(data)
    if held or any(pieces):
        raise SealingRefused("container", place="end")


def _read_header(pieces: Iterator[bytes]) -> tuple[tuple[FileEntry, ...], bytes]:
    held = b""
    while len(held) < HEAD or len(held) < HEAD + _length(held):
        held += _next(pieces)
    end = HEAD + _length(held)
    try:
        return files_in(exact.loads(held[HEAD:end])), held[end:]
    except (ValueError, RecursionError) as problem:
        raise SealingRefused("container", place="header") from problem


def _length(held: bytes) -> int:
    length = int.from_bytes(held[:HEAD], "big")
    if length > LARGEST_HEADER:
        raise SealingRefused("container", place="header")
    return length


def _next(pieces: Iterator[bytes]) -> bytes:
    piece = next(pieces, None)
    if piece is None:
        raise SealingRefused("container", place="end")
    return piece


def files_in(value: Json) -> tuple[FileEntry, ...]:
    """The entries of a header.

    Raises:
        ValueError: it is not one.
    """
    match value:
        case {"files": list(entries), **others} if not others:
            return tuple(_entry(entry) for entry in entries)
    raise ValueError("no list of files")


def _entry(value: Json) -> FileEntry:
    match value:
        case {"name": str(name), "size": int(size), "type": str(kind)} if size >= 0:
            return FileEntry(name=name, size=size, type=kind)
    raise ValueError("not a file's entry")
