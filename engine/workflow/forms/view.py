"""What one component can see while its value is judged: the data around it, the clock, the law."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms.component import Component

STEPS = 500_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What stays the same while one submission is checked; one budget pays for all."""

    now: datetime
    functions: Mapping[str, Callable[..., object]]
    known_documents: Callable[[str], bool]
    budget: feel.Budget = field(default_factory=lambda: feel.Budget(steps=STEPS, size=STEPS))


@dataclass(frozen=True, slots=True)
class Here:
    """A place in the data: the whole, and the row (or the whole) that `this` means."""

    asking: Asking
    root: Mapping[str, Json]
    local: Mapping[str, object]

    @classmethod
    def top(cls, asking: Asking, root: Mapping[str, Json]) -> "Here":
        return cls(asking, root, {"this": root, "parent": None, "i": None})

    def row(self, row: Mapping[str, Json], index: int) -> "Here":
        """The place inside one row; `i` counts from 1, as in form-js."""
        local = {"this": row, "parent": self.local["this"], "i": index + 1}
        return Here(self.asking, self.root, local)

    def evaluate(self, expression: feel.Expression) -> object:
        """The FEEL value an expression has here. Raises BudgetExceeded."""
        marked = {f"_{name}_": value for name, value in self.local.items()}
        scope: Mapping[str, object] = ChainMap(marked, dict(self.root), dict(self.local))
        return expression.evaluate(
            scope,
            now=self.asking.now,
            functions=self.asking.functions,
            budget=self.asking.budget,
        )

    def holds(self, guards: tuple[feel.Expression, ...]) -> bool:
        """Whether any of the conditions is true."""
        return any(self.evaluate(guard) is True for guard in guards)

    def read(self, component: Component, place: str, written: Json) -> object:
        """The value at a place of the schema: evaluated where it is FEEL, else as written."""
        expression = component.feel.get(place)
        return written if expression is None else self.evaluate(expression)
