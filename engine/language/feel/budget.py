"""How much one evaluation may cost, counted in work done and never in time passed."""

from collections.abc import Iterator

from engine.language.feel.errors import BudgetExceeded

STEPS = 400_000
SIZE = 1_000_000
NESTING = 100
"""How deep lists and contexts may be nested; deeper ones exceed every budget."""


class Budget:
    """Counts down; one object may be shared by several evaluations that are to be paid together.

    `steps` is the work left (about a microsecond each: operations, list items touched, text in
    units of 64 characters); `size` the characters and list items that may still be produced (at
    most 64 bytes each: contexts and functions count as several).
    """

    __slots__ = ("size", "steps")

    def __init__(self, *, steps: int = STEPS, size: int = SIZE) -> None:
        self.steps = steps
        self.size = size

    def spend(self, steps: int = 1) -> None:
        """Pay for work. Raises BudgetExceeded."""
        self.steps -= steps
        if self.steps < 0:
            raise BudgetExceeded("the expression takes too many steps")

    def read(self, text: str) -> None:
        """Pay for one look through a text."""
        self.spend(1 + len(text) // 64)

    def grow(self, size: int) -> None:
        """Pay for a text or list of this size before it is built. Raises BudgetExceeded."""
        self.size -= size
        self.spend(1 + size // 64)
        if self.size < 0:
            raise BudgetExceeded("the expression produces too much data")

    def deep(self, nesting: int) -> None:
        """Pay for one part of a value, `nesting` levels down. Raises BudgetExceeded."""
        self.spend()
        if nesting > NESTING:
            raise BudgetExceeded("a value is nested too deeply")


def weigh(value: object, budget: Budget) -> None:
    """Pay for everything a value holds, parts that are shared each time they are met."""
    under_way: list[Iterator[object]] = [iter((value,))]
    while under_way:
        for part in under_way[-1]:
            budget.deep(len(under_way) - 1)
            inside = _parts(part, budget)
            if inside is not None:
                under_way.append(inside)
                break
        else:
            under_way.pop()


def _parts(value: object, budget: Budget) -> Iterator[object] | None:
    if isinstance(value, str | list | dict):
        budget.grow(len(value))
    if isinstance(value, list):
        return iter(value)
    return iter(value.values()) if isinstance(value, dict) else None
