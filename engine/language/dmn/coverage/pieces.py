"""Cuts what a column may be asked into pieces, each judged alike by every test of the column."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from engine.language.dmn.coverage.scales import SCALES, Scale
from engine.language.feel.values import Time, kind

_TYPES = {
    "number": "number",
    "double": "number",
    "integer": "integer",
    "long": "integer",
    "string": "string",
    "boolean": "boolean",
    "date": "date",
    "dateTime": "date and time",
    "date and time": "date and time",
    "time": "time",
    "dayTimeDuration": "days and time duration",
    "days and time duration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "years and months duration": "years and months duration",
}
_LIKELY: dict[str, object] = {
    "number": Decimal(0),
    "integer": Decimal(0),
    "string": "other",
    "date": dt.date(2026, 1, 1),
    "date and time": dt.datetime(2026, 1, 1),  # noqa: DTZ001 - a wall clock, as in a cell
    "time": Time(dt.time(9)),
    "days and time duration": dt.timedelta(days=1),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Values of one kind with one of them as `sample`: that value alone, all strictly between
    `ends` (None: open for ever), or, where `others` is set, every text but those."""

    kind: str
    sample: object
    ends: tuple[object, object] | None = None
    others: tuple[str, ...] | None = None


def pieces(type_: str, marks: Iterable[object]) -> tuple[Piece, ...]:
    """The pieces of a column of this type between its landmarks, in order.

    Without a type the landmarks tell it; without landmarks there is one piece.
    """
    found = list(marks)
    wanted = _TYPES.get(type_)
    kinds = (wanted,) if wanted else tuple(dict.fromkeys(map(kind, found)))
    cut = tuple(piece for one in kinds for piece in _of_kind(one, found))
    nothing = (Piece(kind="null", sample=None),) if any(mark is None for mark in found) else ()
    anything = (Piece(kind="anything", sample=_LIKELY.get(wanted or "")),)
    return (*cut, *nothing) or anything


def _of_kind(kind_: str, marks: list[object]) -> Iterator[Piece]:
    if kind_ == "boolean":
        yield from (Piece(kind=kind_, sample=value) for value in (True, False))
    elif kind_ == "string":
        yield from _texts(tuple(dict.fromkeys(mark for mark in marks if isinstance(mark, str))))
    elif kind_ != "null":
        zoned = kind_ == "date and time" and any(map(_zoned, marks))
        own = [mark for mark in marks if kind(mark) == ("number" if kind_ == "integer" else kind_)]
        yield from _on_line(kind_, SCALES["zoned date and time" if zoned else kind_], own)


def _texts(known: tuple[str, ...]) -> Iterator[Piece]:
    if not known:
        return
    yield from (Piece(kind="string", sample=text) for text in known)
    other = "other"
    while other in known:
        other += "'"
    yield Piece(kind="string", sample=other, others=known)


def _on_line(kind_: str, scale: Scale, marks: list[object]) -> Iterator[Piece]:
    if not marks:
        return
    known = {scale.place(mark): mark for mark in marks}
    for low, high in pairwise((None, *sorted(known), None)):
        if low is not None and scale.holds(low):
            yield Piece(kind=kind_, sample=known[low])
        inside = scale.between(low, high)
        if inside is not None:
            yield Piece(
                kind=kind_, sample=scale.value(inside), ends=(known.get(low), known.get(high))
            )


def _zoned(mark: object) -> bool:
    return isinstance(mark, dt.datetime) and mark.tzinfo is not None
