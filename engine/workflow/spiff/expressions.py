"""The one place that touches the expression language."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from engine.language import feel
from engine.vocabulary import Json

Functions = Mapping[str, Callable[..., object]]


class View(Mapping[str, Any]):
    """What an expression sees: scopes outwards, converted only for the names it uses."""

    def __init__(self, chain: Sequence[Mapping[str, Json]]) -> None:
        self.chain = chain

    def __getitem__(self, name: str) -> Any:
        for names in self.chain:
            if name in names:
                return feel.to_feel(names[name])
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

    def __init__(self, source: str) -> None:
        self.source = source.strip()
        self.dynamic = self.source.startswith("=")
        self._expression = feel.compile(self.source[1:]) if self.dynamic else None

    def value(self, view: Mapping[str, Any], now: datetime, functions: Functions) -> Any:
        """A FEEL value."""
        if self._expression is None:
            return self.source
        return self._expression.evaluate(view, now=now, functions=functions)

    def asks_the_clock(self) -> bool:
        return re.search(r"\b(now|today)\s*\(", self.source) is not None

    def names_in(self, view: Mapping[str, Any]) -> list[str]:
        """The names of a view that the text mentions."""
        words = dict.fromkeys(re.findall(r"[^\W\d]\w*", self.source))
        return [word for word in words if word in view]

    def __repr__(self) -> str:
        return f"Text({self.source!r})"


plain = feel.to_json
moment = feel.moment
