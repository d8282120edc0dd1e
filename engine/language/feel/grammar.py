"""What may start and what may continue an expression, token by token; and the two ways to read."""

from collections.abc import Callable, Collection

from engine.language.feel import tree
from engine.language.feel.moments import at_literal
from engine.language.feel.parser import (
    AND,
    COMPARISON,
    COMPARISONS,
    INSTANCE,
    MINUS,
    OR,
    POSTFIX,
    POWER,
    PRODUCT,
    SUM,
    Parser,
)
from engine.language.feel.tree import Node


def read(text: str, names: Collection[str], *, unary: bool) -> Node:
    """The tree of an expression, or of unary tests. Raises FeelSyntaxError, TooComplex."""
    parser = Parser(text, names, PREFIX, INFIX)
    return parser.unary_tests() if unary else parser.whole()


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
    while not parser.at(")"):
        names.append(parser.declaration(",", ")", ":"))
        types.append(parser.type() if parser.skip(":") else None)
        if not parser.skip(","):
            break
    parser.need(")")
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
    while not parser.at("}"):
        if parser.now.kind == "string":
            names.append(parser.take().string())
            parser.known.add(names[-1])
        else:
            names.append(parser.declaration(":"))
        parser.need(":")
        values.append(parser.expression())
        if not parser.skip(","):
            break
    parser.need("}")
    return tree.Context(tuple(names), tuple(values))


def _round(parser: Parser) -> Node:
    parser.take()
    if parser.at(*COMPARISONS):
        return _half_span(parser, closing=True)
    node = parser.expression()
    if parser.skip(".."):
        return _span(parser, node, closed=False)
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
    return _span(parser, low, closed=False)


def _square(parser: Parser) -> Node:
    parser.take()
    if parser.skip("]"):
        return tree.Items(())
    items = [parser.expression()]
    if parser.skip(".."):
        return _span(parser, items[0], closed=True)
    while parser.skip(","):
        items.append(parser.expression())
    parser.need("]")
    return tree.Items(tuple(items))


def _span(parser: Parser, low: Node, *, closed: bool) -> Node:
    high = parser.expression()
    return tree.Span(low, high, closed, parser.need("]", ")", "[") == "]")


def _chain(strength: int) -> Callable[[Parser, Node], Node]:
    def read_chain(parser: Parser, left: Node) -> Node:
        signs: list[str] = []
        rest: list[Node] = []
        while parser.now.kind == "sign" and INFIX.get(parser.now.text, (0,))[0] == strength:
            signs.append(parser.take().text)
            rest.append(parser.expression(strength))
        return tree.Chain(left, tuple(signs), tuple(rest))

    return read_chain


def _logic(word: str, strength: int, *, decides: bool) -> Callable[[Parser, Node], Node]:
    def read_logic(parser: Parser, left: Node) -> Node:
        parts = [left]
        while parser.skip(word):
            parts.append(parser.expression(strength))
        return tree.Logic(decides, tuple(parts))

    return read_logic


def _compare(parser: Parser, left: Node) -> Node:
    return tree.Compare(parser.take().text, left, parser.expression(COMPARISON))


def _between(parser: Parser, left: Node) -> Node:
    parser.take()
    low = parser.expression(COMPARISON)
    parser.need("and")
    return tree.Between(left, low, parser.expression(COMPARISON))


def _in(parser: Parser, left: Node) -> Node:
    parser.take()
    if not parser.at("("):
        return tree.In(left, (_one_test(parser),))
    parser.take()
    tests = parser.tests()
    if isinstance(tests[0], tree.Matches) and len(tests) == 1:
        return tree.In(left, (_bracketed(parser, tests[0].expected),))
    parser.need(")")
    return tree.In(left, tests)


def _one_test(parser: Parser) -> Node:
    if parser.at(*COMPARISONS):
        return parser.test()
    return tree.Matches(parser.expression(COMPARISON))


def _bracketed(parser: Parser, inner: Node) -> Node:
    """`(a)`, which may go on as an expression, or the open range `(a..b]`."""
    if parser.skip(".."):
        inner = _span(parser, inner, closed=False)
    else:
        parser.need(")")
    return tree.Matches(parser.operators(inner, COMPARISON))


def _instance(parser: Parser, left: Node) -> Node:
    parser.take()
    parser.need("of")
    return tree.Instance(left, parser.type())


def _path(parser: Parser, left: Node) -> Node:
    parser.take()
    return tree.Path(left, parser.reference())


def _filter(parser: Parser, left: Node) -> Node:
    parser.take()
    test = parser.expression()
    parser.need("]")
    return tree.Filter(left, test)


def _call(parser: Parser, left: Node) -> Node:
    parser.take()
    names: list[str] = []
    arguments: list[Node] = []
    named = parser.named_argument()
    while not parser.at(")"):
        if named:
            names.append(parser.declaration(":"))
            parser.need(":")
        arguments.append(parser.expression())
        if not parser.skip(","):
            break
    parser.need(")")
    return tree.Call(left, tuple(arguments), tuple(names) if named else None)


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
INFIX: dict[str, tuple[int, Callable[[Parser, Node], Node]]] = {
    "or": (OR, _logic("or", OR, decides=True)),
    "and": (AND, _logic("and", AND, decides=False)),
    **dict.fromkeys(COMPARISONS, (COMPARISON, _compare)),
    "between": (COMPARISON, _between),
    "in": (COMPARISON, _in),
    **dict.fromkeys(("+", "-"), (SUM, _chain(SUM))),
    **dict.fromkeys(("*", "/"), (PRODUCT, _chain(PRODUCT))),
    "**": (POWER, _chain(POWER)),
    "instance": (INSTANCE, _instance),
    ".": (POSTFIX, _path),
    "[": (POSTFIX, _filter),
    "(": (POSTFIX, _call),
}
