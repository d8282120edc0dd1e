"""Every place where a server of this house keeps anything: its tables, its folders, its memory."""

import re
from collections.abc import Iterator
from pathlib import Path

import psutil
from sqlalchemy import create_engine, inspect, text

from tests.browser.proof.needles import detector
from tests.browser.proof.unpacking import readings

WINDOW, OVERLAP = 16 << 20, 4096
KERNEL = ("[vvar]", "[vvar_vclock]", "[vsyscall]")
ANONYMOUS = ("", "[heap]")
"""Where a program keeps its own objects."""
Cell = tuple[str, bytes]


def rows(url: str) -> Iterator[tuple[str, list[Cell]]]:
    """Each row of each table: the table, and its columns as the database holds them."""
    database = create_engine(url)
    with database.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                yield table, [(name, _bytes(value)) for name, value in row.items()]
    database.dispose()


def in_tables(url: str, wanted: list[str]) -> list[tuple[str, str]]:
    """Where a text is, as `table.column`, compressed columns and escapes included."""
    return [
        (f"{table}.{column}", one)
        for table, cells in rows(url)
        for column, value in cells
        for one in _within(wanted, value)
    ]


def in_files(folder: Path, wanted: list[str]) -> list[tuple[str, str]]:
    """Databases, logs, caches, stored files: whatever lies under a folder."""
    return [
        (str(path.relative_to(folder)), one)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for one in _within(wanted, path.read_bytes())
    ]


def in_memory(process: psutil.Process, wanted: list[str]) -> list[tuple[str, str]]:
    """In whatever pages of a process can be read; the place is the kind of memory."""
    look = detector(tuple(wanted))
    return [(name, one) for name, piece in _pages(process.pid) for one in look.found(piece)]


def _within(wanted: list[str], value: bytes) -> set[str]:
    look = detector(tuple(wanted))
    return {one for piece in readings(value) for one in look.found(piece)}


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return b"" if value is None else str(value).encode()


def _pages(pid: int) -> Iterator[tuple[str, bytes]]:
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for start, end, name in _readable(pid):
            for at in range(start, end, WINDOW - OVERLAP):
                try:
                    memory.seek(at)
                    yield name, memory.read(min(WINDOW, end - at))
                except (OSError, OverflowError):
                    break


def _readable(pid: int) -> Iterator[tuple[int, int, str]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        told = re.match(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+ *(.*)", line)
        if told and told[3] not in KERNEL:
            yield int(told[1], 16), int(told[2], 16), told[3]
