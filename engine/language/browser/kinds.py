"""Of what kind a part of an expression is, as far as its text and the form's fields tell."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from engine.language.feel import tree
from engine.language.feel.tree import Node
from engine.language.feel.values import kind as kind_of_value

FRACTION = "fraction"
"""A number that may have decimals; plain "number" is a whole one."""
Kinds = Mapping[str, str]
"""The kinds of variables that are known: number, fraction, string, boolean, list, context."""
NUMBERS = ("number", FRACTION)


def kind(node: Node, kinds: Kinds) -> str | None:
    """The kind, "null" for the constant; None where it is not known."""
    if isinstance(node, _VERDICTS):
        return "boolean"
    return _KINDS.get(type(node), _unknown)(node, kinds)


def _unknown(_node: Node, _kinds: Kinds) -> None:
    return None


def _constant(node: tree.Constant, _kinds: Kinds) -> str:
    if isinstance(node.value, Decimal) and node.value != node.value.to_integral_value():
        return FRACTION
    return kind_of_value(node.value)


def _name(node: tree.Name, kinds: Kinds) -> str | None:
    return kinds.get(node.name)


def _path(node: tree.Path, kinds: Kinds) -> str | None:
    if isinstance(node.source, tree.Name):
        return kinds.get(f"{node.source.name}.{node.name}")
    return None


def _chain(node: tree.Chain, kinds: Kinds) -> str | None:
    parts = {kind(part, kinds) for part in (node.first, *node.rest)}
    if parts <= set(NUMBERS):
        return FRACTION if FRACTION in parts else "number"
    return "string" if parts == {"string"} else None


def _negated(node: tree.Negate, kinds: Kinds) -> str | None:
    return kind(node.operand, kinds)


def _choice(node: tree.If, kinds: Kinds) -> str | None:
    then, otherwise = kind(node.then, kinds), kind(node.otherwise, kinds)
    return then if then == otherwise else None


_VERDICTS = (tree.Compare, tree.Logic, tree.Between, tree.In, tree.Quantified, tree.Instance)
_KINDS: dict[type[Node], Callable[..., str | None]] = {
    tree.Constant: _constant,
    tree.Name: _name,
    tree.Path: _path,
    tree.Chain: _chain,
    tree.Negate: _negated,
    tree.If: _choice,
    tree.Items: lambda _node, _kinds: "list",
    tree.For: lambda _node, _kinds: "list",
    tree.Context: lambda _node, _kinds: "context",
    tree.Span: lambda _node, _kinds: "range",
}
