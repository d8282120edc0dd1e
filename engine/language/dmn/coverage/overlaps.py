"""Pairs of rules that take the same input, where the hit policy forbids that or hides one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

from engine.language.dmn.coverage.cells import Column
from engine.language.dmn.coverage.judge import Judge
from engine.language.dmn.coverage.landmarks import is_closed
from engine.language.dmn.table import Rule, Table
from engine.language.feel.budget import Budget
from engine.language.feel.comparing import equal

MOST = 21
Sort = Literal["forbidden", "doubtful", "hidden"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """Two rules by position that both take `example`, values per column.

    `forbidden`: deciding it fails; `doubtful`: it may fail, the answers are free FEEL; `hidden`:
    only one of two different answers is given.
    """

    first: int
    second: int
    example: tuple[object, ...]
    sort: Sort


def overlaps(table: Table, columns: tuple[Column, ...], judge: Judge) -> tuple[Overlap, ...]:
    """At most 21, in the order of the rules."""
    if table.hit_policy not in ("UNIQUE", "ANY", "FIRST", "PRIORITY"):
        return ()
    return tuple(islice(_overlaps(table, columns, judge), MOST))


def _overlaps(table: Table, columns: tuple[Column, ...], judge: Judge) -> Iterator[Overlap]:
    taken = [[_cells_of(one, rule) for one in columns] for rule in range(len(table.rules))]
    for first, second in combinations(range(len(table.rules)), 2):
        shared = [one & other for one, other in zip(taken[first], taken[second], strict=True)]
        sort = _sort(table, first, second, judge) if all(shared) else None
        if sort:
            example = tuple(map(_sample, columns, shared))
            yield Overlap(first=first, second=second, example=example, sort=sort)


def _cells_of(one: Column, rule: int) -> int:
    """The cells of the column that the rule surely takes, as bits."""
    return sum(1 << n for n, cell in enumerate(one.cells) if cell.sure >> rule & 1)


def _sample(one: Column, shared: int) -> object:
    return one.cells[(shared & -shared).bit_length() - 1].pieces[0].sample


def _sort(table: Table, first: int, second: int, judge: Judge) -> Sort | None:
    if table.hit_policy == "UNIQUE":
        return "forbidden"
    same = _same(table.rules[first], table.rules[second], judge)
    if same is True:
        return None
    if table.hit_policy == "ANY":
        return "forbidden" if same is False else "doubtful"
    return "hidden"


def _same(one: Rule, other: Rule, judge: Judge) -> bool | None:
    """Whether the two answer the same; None where that depends on data."""
    nodes = (*one.outputs, *other.outputs)
    if one.outputs == other.outputs:
        return True
    if not all(map(is_closed, nodes)):
        return None
    values = [[judge.value(node) for node in rule.outputs] for rule in (one, other)]
    return equal(values[0], values[1], Budget()) is True
