"""Knows which names are in use, so that `bidder count` or `开标 时间` can be read as one name."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import cast

from engine.language.feel.builtins import BUILTINS
from engine.language.feel.errors import FeelSyntaxError
from engine.language.feel.tokens import Token, tokens
from engine.language.feel.tree import (
    INPUT,
    Call,
    Context,
    Filter,
    For,
    Lambda,
    Name,
    Node,
    Quantified,
    Shared,
    children,
)

_BLOCKS = frozenset(("for", "return", "if", "then", "else", "some", "every", "satisfies"))
_WORDS = frozenset(("in", "and", "or", "between", "instance", "of", "function", "external"))
KEYWORDS = _BLOCKS | _WORDS | {"true", "false", "null"}
PROPERTIES = ("time offset", "start included", "end included")
MOST_TOKENS = 40
"""How many tokens a known name may have."""
JOINTS = frozenset("+-*/.'")
"""Signs that a name may hold (DMN 10.3.1.4); only names that are known are read that way."""


def _spelling(name: str) -> tuple[str, ...]:
    try:
        return tuple(token.text for token in tokens(name)[:-1])
    except FeelSyntaxError:
        return ()


class _Branch:
    """What may follow the tokens read so far, and the name they spell, if any."""

    __slots__ = ("following", "name")

    def __init__(self) -> None:
        self.following: dict[str, _Branch] = {}
        self.name: str | None = None

    def grow(self, name: str) -> None:
        """Puts in a name of 2 to MOST_TOKENS tokens; others need no place here."""
        spelling = _spelling(name)
        if not 2 <= len(spelling) <= MOST_TOKENS:
            return
        branch = self
        for text in spelling:
            branch = branch.following.setdefault(text, _Branch())
        branch.name = name

    def longest(self, found: Sequence[Token], start: int) -> tuple[str, int]:
        """The longest name from `start` on, and how many tokens it takes; "" and 0 for none."""
        best, branch = ("", 0), self
        for place in range(start, len(found) - 1):
            step = branch.following.get(found[place].text)
            if step is None:
                break
            branch = step
            if branch.name is not None:
                best = (branch.name, place - start + 1)
        return best


def _grown(names: Collection[str]) -> _Branch:
    root = _Branch()
    for name in names:
        root.grow(name)
    return root


_BUILT_IN = _grown((*BUILTINS, *PROPERTIES))
_given = lru_cache(16)(_grown)
"""The names of one model are asked for with each of its cells."""


class KnownNames:
    """Names of more than one token, found by the tokens they are spelled with."""

    def __init__(self, names: frozenset[str]) -> None:
        self._given = _given(names)
        self._own = _Branch()

    def add(self, name: str) -> None:
        """A name the expression itself declares."""
        self._own.grow(name)

    def longest(self, found: Sequence[Token], start: int) -> tuple[str, int]:
        """The longest known name at `start`, and how many tokens it takes."""
        best = (found[start].text, 1)
        for known in (_BUILT_IN, self._given, self._own):
            other = known.longest(found, start)
            best = other if other[1] > best[1] else best
        return best


def joined(found: Sequence[Token]) -> str:
    """A declared name as the author wrote it, runs of blanks as one."""
    text = ""
    for before, token in zip((None, *found), found, strict=False):
        gap = " " if before is not None and token.start > before.end else ""
        text += gap + token.text
    return text


def free_names(node: Node, bound: frozenset[str] = frozenset()) -> Iterator[tuple[Name, bool]]:
    """Names that come from outside, each with: is it certain (or may it be an item's field)?"""
    if isinstance(node, Name):
        if node.name not in bound and node.name != INPUT:
            yield node, True
    elif isinstance(node, Filter):
        yield from free_names(node.source, bound)
        yield from ((name, False) for name, _ in free_names(node.test, bound | {"item"}))
    elif isinstance(node, Shared):
        yield from (pair for pair in _shared_names(node) if pair[0].name not in bound)
    elif isinstance(node, Call) and isinstance(node.function, Name):
        if node.function.name not in bound and node.function.name not in BUILTINS:
            yield node.function, True
        for argument in node.arguments:
            yield from free_names(argument, bound)
    else:
        yield from _inside(node, bound)


def _shared_names(node: Shared) -> list[tuple[Name, bool]]:
    if "names" not in node.kept:
        node.kept["names"] = list(free_names(node.inner))
    return cast("list[tuple[Name, bool]]", node.kept["names"])


def _inside(node: Node, bound: frozenset[str]) -> Iterator[tuple[Name, bool]]:
    if isinstance(node, (For, Quantified)):
        inner = bound
        for name, source in zip(node.names, node.sources, strict=True):
            yield from free_names(source, inner)
            inner = inner | {name}
        yield from free_names(node.body, inner | {"partial"})
    elif isinstance(node, Context):
        for name, value in zip(node.names, node.values, strict=True):
            yield from free_names(value, bound)
            bound = bound | {name}
        if node.result is not None:
            yield from free_names(node.result, bound)
    else:
        inner = bound | set(node.names) if isinstance(node, Lambda) else bound
        for child in children(node):
            yield from free_names(child, inner)


def mentions(node: Node, name: str) -> bool:
    """Is the name used anywhere inside, bound or not?"""
    if isinstance(node, Name):
        return node.name == name
    return any(mentions(child, name) for child in children(node))
