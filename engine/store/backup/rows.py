"""A table's rows as lines of JSON that either database reads, and back."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

PART = 4 << 20


def lines(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Parts of some megabytes, each of whole lines; a line is an array of a row's values."""
    part = bytearray()
    for row in rows:
        part += msgspec.json.encode([_written(value) for value in row]) + b"\n"
        if len(part) >= PART:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def read(part: bytes, *, naive: bool) -> Iterator[list[object]]:
    """The rows of a part; `naive` moments for a database that keeps no zone."""
    for line in part.splitlines():
        yield [_value(value, naive) for value in msgspec.json.decode(line, type=list[object])]


def _written(value: object) -> object:
    if isinstance(value, datetime):
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return {"moment": aware.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, bytes | memoryview):
        return {"bytes": b64encode(value).decode()}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return value


def _value(written: object, naive: bool) -> object:
    if not isinstance(written, dict):
        return written
    kind, text = next(iter(written.items()))
    if kind == "moment":
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=None) if naive else moment
    if kind == "date":
        return date.fromisoformat(text)
    return b64decode(text) if kind == "bytes" else Decimal(text)
