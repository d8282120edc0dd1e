"""What may start an expression, token by token."""

from collections.abc import Callable

from engine.language.feel import tree
from engine.language.feel.moments import at_literal
from engine.language.feel.parser import COMPARISON, COMPARISONS, MINUS, Parser
from engine.language.feel.tree import Node


def _constant(value: object) -> Callable[[Parser], Node]:
    def read_constant(parser: Parser) -> Node:
        parser.take()
        return tree.Constant(value)

    return read_constant


def _if(parser: Parser) -> Node:
    parser.take()
    test = parser.expression()
    parser.need("then")
    then = parser.expression()
    parser.need("else")
    return tree.If(test, then, parser.expression())


def _for(parser: Parser) -> Node:
    parser.take()
    names, sources = parser.iterators("return")
    return tree.For(names, sources, parser.expression())


def _quantified(parser: Parser) -> Node:
    every = parser.take().text == "every"
    names, sources = parser.iterators("satisfies")
    return tree.Quantified(every, names, sources, parser.expression())


def _lambda(parser: Parser) -> Node:
    parser.take()
    parser.take()
    names: list[str] = []
    types: list[tree.Type | None] = []
    while parser.more(")"):
        names.append(parser.declaration(",", ")", ":"))
        types.append(parser.type() if parser.skip(":") else None)
    if parser.skip("external"):
        parser.expression()
        return tree.Lambda(tuple(names), tuple(types), tree.Constant(None))
    return tree.Lambda(tuple(names), tuple(types), parser.expression())


def _negate(parser: Parser) -> Node:
    parser.take()
    return tree.Negate(parser.expression(MINUS))


def _at(parser: Parser) -> Node:
    parser.take()
    if parser.now.kind != "string":
        parser.fail('expected a text such as @"2026-06-01"')
    return tree.Constant(at_literal(parser.take().string()))


def _context(parser: Parser) -> Node:
    parser.take()
    names: list[str] = []
    values: list[Node] = []
    while parser.more("}"):
        if parser.now.kind == "string":
            names.append(parser.take().string())
            parser.known.add(names[-1])
        else:
            names.append(parser.declaration(":"))
        parser.need(":")
        values.append(parser.expression())
    return tree.Context(tuple(names), tuple(values))


def _round(parser: Parser) -> Node:
    parser.take()
    if parser.at(*COMPARISONS):
        return _half_span(parser, closing=True)
    node = parser.expression()
    if parser.skip(".."):
        return span_after(parser, node, closed=False)
    parser.need(")")
    return node


def _half_span(parser: Parser, *, closing: bool = False) -> Node:
    sign = parser.take().text
    node = tree.HalfSpan(sign, parser.expression(COMPARISON))
    if closing:
        parser.need(")")
    return node


def _reversed(parser: Parser) -> Node:
    parser.take()
    low = parser.expression()
    parser.need("..")
    return span_after(parser, low, closed=False)


def _square(parser: Parser) -> Node:
    parser.take()
    if parser.skip("]"):
        return tree.Items(())
    items = [parser.expression()]
    if parser.skip(".."):
        return span_after(parser, items[0], closed=True)
    while parser.skip(","):
        items.append(parser.expression())
    parser.need("]")
    return tree.Items(tuple(items))


def span_after(parser: Parser, low: Node, *, closed: bool) -> Node:
    """The rest of a range whose low end has been read."""
    high = parser.expression()
    return tree.Span(low, high, closed, parser.need("]", ")", "[") == "]")


PREFIX: dict[str, Callable[[Parser], Node]] = {
    "true": _constant(True),
    "false": _constant(False),
    "null": _constant(None),
    "if": _if,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "function": _lambda,
    "-": _negate,
    "@": _at,
    "{": _context,
    "(": _round,
    "[": _square,
    "]": _reversed,
    **dict.fromkeys(COMPARISONS, _half_span),
}
