"""Finds what an expression uses beyond the common FEEL, with the reason why it is not common."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from engine.language.browser.certain import certain
from engine.language.browser.constructs import constructs
from engine.language.browser.kinds import Kinds
from engine.language.feel.grammar import read
from engine.language.feel.tree import Node
from engine.language.feel.types import TYPE_NAMES

UNCERTAIN = "uncertain condition"
UNTRIED = "untried"


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """A construct that is not common, and why, in Chinese and English."""

    construct: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Constructs:
    """The constructs both engines treat alike, and why others are not among them.

    `allowed` are those whose difference does not matter to a form.
    """

    common: frozenset[str]
    allowed: frozenset[str]
    reasons: Mapping[str, tuple[str, str]]


@cache
def known() -> Constructs:
    """What `constructs.toml` says."""
    data = tomllib.loads(Path(__file__).with_name("constructs.toml").read_text("utf-8"))
    reasons = {
        name: (reason["zh"], reason["en"])
        for reason in data["different"]
        for name in reason["constructs"]
    }
    allowed = (reason["constructs"] for reason in data["different"] if reason.get("allowed"))
    return Constructs(
        common=frozenset(data["common"]),
        allowed=frozenset(chain.from_iterable(allowed)),
        reasons=reasons,
    )


def apart(text: str, kinds: Kinds, *, condition: bool = False) -> tuple[Apart, ...]:
    """What the expression uses that is not common, each construct once.

    `kinds` tells of the variables; a `condition` is one that must never be null, because the
    browser takes null for true there. Raises FeelSyntaxError.
    """
    node = read(text, frozenset(TYPE_NAMES), unary=False)
    found = dict.fromkeys(_uncommon(node, kinds))
    if condition and not certain(node):
        found[UNCERTAIN] = None
    return tuple(_with_reason(construct) for construct in found)


def _uncommon(node: Node, kinds: Kinds) -> Iterator[str]:
    may = known().common | known().allowed
    return (construct for construct in constructs(node, kinds) if construct not in may)


def _with_reason(construct: str) -> Apart:
    reasons = known().reasons
    zh, en = reasons.get(construct, reasons[UNTRIED])
    return Apart(construct=construct, zh=zh, en=en)
