"""The rows of an uploaded CSV or XLSX as texts; formulas are never computed."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from engine.errors import Invalid, Problem, TooLarge

MOST_BYTES = 3 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 10_000
MOST_COLUMNS = 50
MOST_CELL = 2_000
MOST_LINES = 100_000
"""Lines of a sheet that are looked at, empty ones included."""
BROKEN = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, LookupError),
    *(ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError),
)
"""What a spreadsheet that was tampered with makes its reader raise."""
Row = tuple[int, tuple[str, ...]]
"""The line in the file, as a spreadsheet counts, and its cells."""


def rows(name: str, content: bytes) -> tuple[Row, ...]:
    """Every row that is not empty, the heading first.

    Raises:
        Invalid: neither CSV (UTF-8, GB18030) nor XLSX.
        TooLarge: more bytes or rows than allowed, also unpacked.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(f"{name}: more than {MOST_BYTES} bytes")
    found = _xlsx(content) if content[:4] == b"PK\x03\x04" else _csv(content)
    kept: list[Row] = []
    for number, cells in found:
        if any(cells):
            kept.append((number, cells))
        if len(kept) > MOST_ROWS + 1:
            raise TooLarge(f"{name}: more than {MOST_ROWS} rows")
    return tuple(kept)


def _csv(content: bytes) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, _cells(cells)
    except csv.Error as error:
        raise _unreadable() from error


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable()


def _xlsx(content: bytes) -> Iterator[Row]:
    """The first sheet; a formula counts as empty unless it holds no value people typed."""
    try:
        _require_harmless(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        cut = {"max_row": MOST_LINES, "max_col": MOST_COLUMNS}
        for number, cells in enumerate(sheet.iter_rows(**cut, values_only=True), start=1):
            yield number, _cells(_typed(cell) for cell in cells)
    except (TooLarge, Invalid):
        raise
    except BROKEN as error:
        raise _unreadable() from error


def _require_harmless(content: bytes) -> None:
    """No bomb, and no entity in any part: none of them is needed for a table."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge("xlsx: too large when unpacked")
        for part in parts:
            with archive.open(part) as file:
                body = file.read(MOST_UNPACKED + 1)
            if len(body) > part.file_size or _declares(body):
                raise _unreadable()


def _declares(body: bytes) -> bool:
    """Whether it is XML with a document type, or XML in an encoding that could hide one."""
    plain = body.replace(b"\0", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _typed(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    return "" if text.startswith("=") else text


def _cells(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cell.strip()[: MOST_CELL + 1] for cell in cells)[:MOST_COLUMNS]


def _unreadable() -> Invalid:
    text = "neither a CSV in UTF-8 or GB18030 nor an XLSX"
    return Invalid(Problem(field="file", key="not_a_spreadsheet", text=text))
