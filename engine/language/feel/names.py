"""Knows which names are in use, so that `bidder count` or `开标 时间` can be read as one name."""

from collections.abc import Collection, Iterator, Sequence

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
    children,
)

_BLOCKS = frozenset(("for", "return", "if", "then", "else", "some", "every", "satisfies"))
_WORDS = frozenset(("in", "and", "or", "between", "instance", "of", "function", "external"))
KEYWORDS = _BLOCKS | _WORDS | {"true", "false", "null"}
PROPERTIES = ("time offset", "start included", "end included")
JOINTS = frozenset("+-*/.'")
"""Signs that a name may hold (DMN 10.3.1.4); only names that are known are read that way."""


def _spelling(name: str) -> tuple[str, ...]:
    try:
        return tuple(token.text for token in tokens(name)[:-1])
    except FeelSyntaxError:
        return ()


def _table(names: Collection[str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in names:
        spelling = _spelling(name)
        if len(spelling) > 1:
            table.setdefault(spelling[0], []).append((spelling, name))
    return table


_BUILT_IN = _table((*BUILTINS, *PROPERTIES))


class KnownNames:
    """Names of more than one token, found by their first."""

    def __init__(self, names: Collection[str]) -> None:
        self._own = _table(names)

    def add(self, name: str) -> None:
        """A name the expression itself declares."""
        for first, entries in _table([name]).items():
            self._own.setdefault(first, []).extend(entries)

    def longest(self, found: Sequence[Token], start: int) -> tuple[str, int]:
        """The longest known name at `start`, and how many tokens it takes."""
        first = found[start].text
        best = (first, 1)
        for spelling, name in (*_BUILT_IN.get(first, ()), *self._own.get(first, ())):
            size = len(spelling)
            if size > best[1] and _spells(found, start, spelling):
                best = (name, size)
        return best


def _spells(found: Sequence[Token], start: int, spelling: tuple[str, ...]) -> bool:
    return start + len(spelling) < len(found) and all(
        found[start + offset].text == text for offset, text in enumerate(spelling)
    )


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
    elif isinstance(node, Call) and isinstance(node.function, Name):
        if node.function.name not in bound and node.function.name not in BUILTINS:
            yield node.function, True
        for argument in node.arguments:
            yield from free_names(argument, bound)
    else:
        yield from _inside(node, bound)


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
