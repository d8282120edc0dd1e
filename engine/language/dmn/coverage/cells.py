"""One column of a table: its pieces, and for each the rules whose test it passes."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language.dmn.coverage.judge import Judge
from engine.language.dmn.coverage.landmarks import FreeFeel, landmarks
from engine.language.dmn.coverage.pieces import Piece, pieces
from engine.language.dmn.table import Input, Rule
from engine.language.feel.tree import Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """Pieces that every rule judges alike; rules as bits: those that surely take the piece, and
    those that may."""

    pieces: tuple[Piece, ...]
    sure: int
    maybe: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """`free` are the positions of rules whose test is free FEEL; `bounded` says that the allowed
    values could be judged."""

    text: str
    pieces: tuple[Piece, ...]
    cells: tuple[Cell, ...]
    free: frozenset[int]
    bounded: bool


def column(position: int, head: Input, rules: tuple[Rule, ...], judge: Judge) -> Column:
    """Raises BudgetExceeded."""
    tests = tuple(rule.tests[position] for rule in rules)
    marks = {id(test): _marks(test, judge) for test in tests}
    free = frozenset(place for place, test in enumerate(tests) if marks[id(test)] is None)
    allowed = () if head.allowed is None else _marks(head.allowed, judge)
    known = (mark for found in (*marks.values(), allowed) for mark in found or ())
    inside = tuple(
        piece
        for piece in pieces(head.type, known)
        if not allowed or piece.sample is None or judge.passes(head.allowed, piece.sample)
    )
    return Column(
        text=head.text,
        pieces=inside,
        cells=tuple(_cells(inside, tests, free, judge)),
        free=free,
        bounded=allowed is not None,
    )


def _marks(test: Node, judge: Judge) -> tuple[object, ...] | None:
    try:
        return tuple(landmarks(test, judge.value))
    except FreeFeel:
        return None


def _cells(
    inside: tuple[Piece, ...], tests: tuple[Node, ...], free: frozenset[int], judge: Judge
) -> Iterator[Cell]:
    doubtful = sum(1 << place for place in free)
    alike: dict[int, list[Piece]] = {}
    for piece in inside:
        said: dict[int, bool] = {}
        bits = 0
        for place, test in enumerate(tests):
            if place not in free and id(test) not in said:
                said[id(test)] = judge.passes(test, piece.sample)
            bits |= said.get(id(test), False) << place
        alike.setdefault(bits, []).append(piece)
    for bits, found in alike.items():
        yield Cell(pieces=tuple(found), sure=bits, maybe=bits | doubtful)
