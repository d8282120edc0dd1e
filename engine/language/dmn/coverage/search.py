"""Finds inputs that a set of rules leaves uncovered, as boxes: some cells of each column.

A column is a list of bit masks, one per cell: the rules that take it. An input is one cell of each
column, and the rules that take it are the bits that all of them share.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

from engine.language.feel.errors import BudgetExceeded

STEPS = 200_000
Masks = Sequence[Sequence[int]]
Box = tuple[frozenset[int], ...]


class Search:
    """Looks for uncovered inputs; one allowance of steps pays for all questions about a table."""

    def __init__(self, steps: int = STEPS) -> None:
        self._steps = steps

    def boxes(self, columns: Masks, rules: int) -> Iterator[Box]:
        """Boxes that none of the `rules` enters, each as wide as it can be, until all is found.

        Raises BudgetExceeded.
        """
        found: list[Box] = []
        for place in self._uncovered(columns, rules, (), set()):
            whole = (frozenset(range(len(masks))) for masks in columns[len(place) :])
            narrow = (*(frozenset({cell}) for cell in place), *whole)
            if not any(_is_in(narrow, box) for box in found):
                found.append(self._widened(columns, rules, narrow))
                yield found[-1]

    def _uncovered(
        self, columns: Masks, rules: int, place: tuple[int, ...], covered: set[tuple[int, int]]
    ) -> Iterator[tuple[int, ...]]:
        """Prefixes of cells that no rule survives; `covered` are the states known to be safe."""
        state = (len(place), rules)
        if state in covered:
            return
        self._spend()
        if not rules:
            yield place
            return
        if len(place) == len(columns):
            covered.add(state)
            return
        safe = True
        for cell, mask in enumerate(columns[len(place)]):
            for one in self._uncovered(columns, rules & mask, (*place, cell), covered):
                safe = False
                yield one
        if safe:
            covered.add(state)

    def _widened(self, columns: Masks, rules: int, narrow: Box) -> Box:
        box = [set(cells) for cells in narrow]
        taken = [
            reduce(int.__or__, (masks[cell] for cell in cells), 0)
            for masks, cells in zip(columns, narrow, strict=True)
        ]
        for n, masks in enumerate(columns):
            others = reduce(int.__and__, taken[:n] + taken[n + 1 :], rules)
            for cell, mask in enumerate(masks):
                self._spend()
                if not others & mask:
                    box[n].add(cell)
                    taken[n] |= mask
        return tuple(map(frozenset, box))

    def _spend(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise BudgetExceeded("the table has too many combinations")


def _is_in(narrow: Box, box: Box) -> bool:
    return all(inner <= outer for inner, outer in zip(narrow, box, strict=True))
