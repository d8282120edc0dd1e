"""Surveys a decision table: what its rules leave open, where they meet, which are never reached."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from engine.language.dmn.coverage.cells import Column, column
from engine.language.dmn.coverage.judge import Judge
from engine.language.dmn.coverage.overlaps import Overlap, overlaps
from engine.language.dmn.coverage.search import Search
from engine.language.dmn.coverage.wording import tests
from engine.language.dmn.table import Table
from engine.language.feel.errors import BudgetExceeded
from engine.language.feel.names import free_names

MOST = 20
MOST_RULES = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Inputs that no rule takes: `where` as unary tests per column, `example` as FEEL values."""

    where: tuple[str, ...]
    example: tuple[object, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What could be told of a table; columns and rules by position, from 0.

    `shadowed` rules match only where an earlier rule of a FIRST table has answered, `dead` ones
    match nothing. `free` cells (rule, column) hold FEEL that cannot be cut into ranges: what
    depends on them is not told. `entangled` columns look at the same data, so that nothing is told
    of gaps and overlaps. `partial` says that there is more than is listed or could be looked at.
    """

    columns: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    shadowed: tuple[int, ...] = ()
    dead: tuple[int, ...] = ()
    free: tuple[tuple[int, int], ...] = ()
    entangled: tuple[int, ...] = ()
    unbounded: tuple[int, ...] = ()
    partial: bool = False


def survey(table: Table) -> Survey:
    """Everything that can be told of a table without trying it."""
    heads = tuple(head.text for head in table.inputs)
    if len(table.rules) > MOST_RULES:
        return Survey(columns=heads, partial=True)
    judge = Judge()
    try:
        columns = tuple(
            column(place, head, table.rules, judge) for place, head in enumerate(table.inputs)
        )
    except BudgetExceeded:
        return Survey(columns=heads, partial=True)
    return _Surveyor(table, columns, judge).survey()


class _Surveyor:
    def __init__(self, table: Table, columns: tuple[Column, ...], judge: Judge) -> None:
        self._table = table
        self._columns = columns
        self._judge = judge
        self._search = Search()
        self._partial = False

    def survey(self) -> Survey:
        tangled = self._entangled()
        unbounded = tuple(n for n, one in enumerate(self._columns) if not one.bounded)
        met = () if tangled else self._met()
        possible = all(one.cells for one in self._columns)
        gaps = self._gaps() if possible and not tangled and not unbounded else ()
        shadowed = () if tangled else self._shadowed()
        return Survey(
            columns=tuple(one.text for one in self._columns),
            gaps=gaps[:MOST],
            overlaps=met[:MOST],
            shadowed=shadowed,
            dead=self._dead(),
            free=tuple(
                (rule, n) for n, one in enumerate(self._columns) for rule in sorted(one.free)
            ),
            entangled=tangled,
            unbounded=unbounded,
            partial=self._partial or len(gaps) > MOST or len(met) > MOST,
        )

    def _met(self) -> tuple[Overlap, ...]:
        try:
            return overlaps(self._table, self._columns, self._judge)
        except BudgetExceeded:
            self._partial = True
            return ()

    def _entangled(self) -> tuple[int, ...]:
        names = [
            {name.name for name, _ in free_names(head.expression)} for head in self._table.inputs
        ]
        times = Counter(name for found in names for name in found)
        return tuple(n for n, found in enumerate(names) if any(times[name] > 1 for name in found))

    def _dead(self) -> tuple[int, ...]:
        return tuple(
            rule
            for rule in range(len(self._table.rules))
            if any(not _taken(one, rule) for one in self._columns)
        )

    def _gaps(self) -> tuple[Gap, ...]:
        masks = [[cell.maybe for cell in one.cells] for one in self._columns]
        found: list[Gap] = []
        try:
            boxes = self._search.boxes(masks, (1 << len(self._table.rules)) - 1)
            found.extend(self._gap(box) for box in islice(boxes, MOST + 1))
        except BudgetExceeded:
            self._partial = True
        return tuple(found)

    def _gap(self, box: tuple[frozenset[int], ...]) -> Gap:
        chosen = [
            [piece for cell in sorted(cells) for piece in one.cells[cell].pieces]
            for one, cells in zip(self._columns, box, strict=True)
        ]
        return Gap(
            where=tuple(
                tests(one.pieces, inside) for one, inside in zip(self._columns, chosen, strict=True)
            ),
            example=tuple(inside[0].sample for inside in chosen),
        )

    def _shadowed(self) -> tuple[int, ...]:
        if self._table.hit_policy != "FIRST":
            return ()
        dead = frozenset(self._dead())
        rules = range(1, len(self._table.rules))
        try:
            return tuple(rule for rule in rules if rule not in dead and self._is_shadowed(rule))
        except BudgetExceeded:
            self._partial = True
            return ()

    def _is_shadowed(self, rule: int) -> bool:
        masks = [
            [cell.sure for cell in one.cells if cell.maybe >> rule & 1] for one in self._columns
        ]
        return next(self._search.boxes(masks, (1 << rule) - 1), None) is None


def _taken(one: Column, rule: int) -> bool:
    return any(cell.maybe >> rule & 1 for cell in one.cells)
