"""The case file of one flow: a tree of scopes, apart from the tokens."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from engine.vocabulary import Json

ROOT = "root"
WRITE, READ, FILL = "write", "read", "fill"
"""What a wall stops: writing outwards, reading outwards, pre-filling a form from outside."""


class Scope(msgspec.Struct, omit_defaults=True):
    """Names of one element instance; `up` is the scope around it.

    `local`: names a called process never carries out; `payload`: what an event brought and its
    element has not taken yet; `items`: what a multi-instance has not handed over yet.
    """

    up: str | None
    vars: dict[str, Any]
    walls: list[str] = []
    local: list[str] = []
    payload: dict[str, Any] | None = None
    items: list[Any] = []


class Scopes:
    """Scopes by the token that owns them. `revision` grows with every change."""

    def __init__(self, tree: dict[str, Scope]) -> None:
        self._tree = tree
        self.revision = 0

    @classmethod
    def begin(cls, case: Mapping[str, Json]) -> "Scopes":
        return cls({ROOT: Scope(None, dict(case))})

    @classmethod
    def read(cls, text: str) -> "Scopes":
        return cls(_DECODER.decode(text))

    def text(self) -> str:
        """Exact JSON: decimals as bare numbers."""
        return _ENCODER.encode(self._tree).decode()

    def __contains__(self, key: str) -> bool:
        return key in self._tree

    def __getitem__(self, key: str) -> Scope:
        return self._tree[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tree)

    def open(self, key: str, up: str, names: dict[str, Json], *walls: str) -> Scope:
        self._tree[key] = Scope(up, names, list(walls))
        self.revision += 1
        return self._tree[key]

    def close(self, key: str) -> None:
        if self._tree.pop(key, None) is not None:
            self.revision += 1

    def outwards(self, key: str, wall: str) -> list[dict[str, Json]]:
        """The names of this scope and those around it, until a wall."""
        chain = []
        at: str | None = key
        while at is not None:
            scope = self._tree[at]
            chain.append(scope.vars)
            at = None if wall in scope.walls else scope.up
        return chain

    def write(self, key: str, values: Mapping[str, Json]) -> None:
        """Into the innermost scope that has the name, else the outermost one reached."""
        chain = self.outwards(key, WRITE)
        for name, value in values.items():
            next((names for names in chain if name in names), chain[-1])[name] = value
        self.revision += bool(values)


_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(dict[str, Scope], float_hook=Decimal)
