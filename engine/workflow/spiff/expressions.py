"""The one place that touches the expression language."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from engine.language import feel
from engine.vocabulary import Json

Functions = Mapping[str, Callable[..., object]]


class View(Mapping[str, Any]):
    """What an expression sees: scopes outwards; the language converts the names it uses."""

    def __init__(self, chain: Sequence[Mapping[str, Json]]) -> None:
        self.chain = chain

    def __getitem__(self, name: str) -> Any:
        for names in self.chain:
            if name in names:
                return names[name]
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(name in names for names in self.chain)

    def __iter__(self) -> Iterator[str]:
        return iter(self.merged())

    def __len__(self) -> int:
        return len(self.merged())

    def merged(self) -> dict[str, Json]:
        """All names with their plain values, inner ones first."""
        return {name: value for names in reversed(self.chain) for name, value in names.items()}


class Text:
    """What an attribute says: FEEL after `=`, else the text itself."""

    __slots__ = ("_expression", "dynamic", "source")

    def __init__(self, source: str) -> None:
        self.source = source.strip()
        self.dynamic = self.source.startswith("=")
        self._expression = feel.compile(self.source[1:]) if self.dynamic else None

    def value(self, view: Mapping[str, Any], now: datetime, functions: Functions) -> Any:
        """A FEEL value."""
        if self._expression is None:
            return self.source
        return self._expression.evaluate(view, now=now, functions=functions)

    def why(self, view: Mapping[str, Any], now: datetime, functions: Functions) -> str:
        """The text with the reasons why it came to null."""
        if self._expression is None:
            return self.source
        found = self._expression.evaluate_with_warnings(view, now=now, functions=functions)
        return "; ".join((self.source, *found[1]))

    def asks_the_clock(self) -> bool:
        return re.search(r"\b(now|today)\s*\(", self.source) is not None

    def names_in(self, view: Mapping[str, Any]) -> list[str]:
        """The names of a view that the text uses."""
        return (
            sorted(name for name in self._expression.names if name in view)
            if self._expression
            else []
        )

    def __repr__(self) -> str:
        return f"Text({self.source!r})"


Cycle: TypeAlias = feel.Cycle
Period: TypeAlias = feel.Period
plain = feel.to_json
moment = feel.moment


def is_length(value: object) -> bool:
    """Whether a timer value is a duration, written or computed."""
    if isinstance(value, str):
        return value.strip().lstrip("-").startswith("P")
    return isinstance(value, timedelta | feel.Months | feel.Period)


def cycle_of(value: object) -> feel.Cycle:
    """A cycle as text, or a duration that repeats for ever. Raises FeelError."""
    if isinstance(value, timedelta):
        value = f"R/{plain(value)}"
    if isinstance(value, feel.Months):
        value = f"R/P{value.count}M"
    return feel.cycle(value if isinstance(value, str) else "")
