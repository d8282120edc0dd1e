"""Turns a tree into closures once, so that evaluating it is a few calls of Python."""

from collections.abc import Callable, Mapping

from engine.language.feel import tree
from engine.language.feel.compiling import blocks, comparisons, loops, operators, selection
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.tree import Node
from engine.language.feel.types import Check


def compile_tree(node: Node, types: Mapping[str, Check] | None = None) -> Code:
    """The code of a tree; `types` are those its model declares. Raises FeelSyntaxError."""
    return Compiler(COMPILERS, types or {}).compile(node)


COMPILERS: dict[type[Node], Callable[..., Code]] = {
    tree.Foreign: blocks.foreign,
    tree.Shared: blocks.shared,
    tree.Constant: operators.constant,
    tree.Name: blocks.name,
    tree.Context: blocks.context,
    tree.Items: blocks.items,
    tree.If: blocks.choice,
    tree.Lambda: blocks.function,
    tree.Call: blocks.call,
    tree.Instance: blocks.instance,
    tree.Typed: blocks.typed,
    tree.Span: operators.span,
    tree.HalfSpan: operators.half_span,
    tree.Negate: operators.negation,
    tree.Chain: operators.chain,
    tree.Logic: comparisons.logic,
    tree.Compare: comparisons.compare,
    tree.Between: comparisons.between,
    tree.In: comparisons.membership,
    tree.Matches: comparisons.matches,
    tree.Tests: comparisons.tests,
    tree.Path: selection.path,
    tree.Filter: selection.filter_,
    tree.Steps: loops.steps,
    tree.For: loops.for_,
    tree.Quantified: loops.quantified,
}
