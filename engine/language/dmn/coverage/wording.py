"""Writes pieces as a cell of the table would say them: `[100..200)`, `not("a")`, `date("…")`."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from engine.language.dmn.coverage.pieces import Piece
from engine.language.dmn.coverage.scales import SCALES
from engine.language.feel.budget import Budget
from engine.language.feel.text import write
from engine.language.feel.values import kind

_MADE = {
    "date": "date",
    "date and time": "date and time",
    "time": "time",
    "days and time duration": "duration",
    "years and months duration": "duration",
}

_LINES = frozenset(SCALES)


def literal(value: object) -> str:
    """The FEEL text that means this value."""
    if isinstance(value, str):
        return write([value], Budget())[1:-1]
    text = write(value, Budget())
    maker = _MADE.get(kind(value))
    return f'{maker}("{text}")' if maker else text


def tests(all_: Sequence[Piece], some: Sequence[Piece]) -> str:
    """Unary tests that just these pieces of a column pass; `-` for all of them."""
    if len(some) == len(all_):
        return "-"
    chosen = frozenset(map(id, some))
    runs = groupby(all_, lambda piece: (piece.kind, piece.kind in _LINES and id(piece) in chosen))
    return ", ".join(text for _, run in runs for text in _run(list(run), chosen))


def _run(run: list[Piece], chosen: frozenset[int]) -> Iterator[str]:
    """Neighbours on a line are one range, texts and truth values stand by themselves."""
    inside = [piece for piece in run if id(piece) in chosen]
    if any(piece.others is not None for piece in inside):
        outside = (literal(piece.sample) for piece in run if id(piece) not in chosen)
        yield f"not({', '.join(outside)})"
    elif run[0].kind not in _LINES:
        yield from (literal(piece.sample) for piece in inside)
    elif inside:
        yield _range(inside[0], inside[-1])


def _range(first: Piece, last: Piece) -> str:
    low = first.ends[0] if first.ends else first.sample
    high = last.ends[1] if last.ends else last.sample
    if low is None:
        return f"{'<' if last.ends else '<='} {literal(high)}"
    if high is None:
        return f"{'>' if first.ends else '>='} {literal(low)}"
    if first is last and not first.ends:
        return literal(low)
    return f"{'(' if first.ends else '['}{literal(low)}..{literal(high)}{')' if last.ends else ']'}"
