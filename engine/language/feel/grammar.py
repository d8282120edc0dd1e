"""What may continue an expression, token by token; and the two ways to read a text."""

from collections.abc import Callable

from engine.language.feel import tree
from engine.language.feel.operands import PREFIX, span_after
from engine.language.feel.parser import (
    AND,
    COMPARISON,
    COMPARISONS,
    INSTANCE,
    OR,
    POSTFIX,
    POWER,
    PRODUCT,
    SUM,
    Parser,
)
from engine.language.feel.tree import Node


def read(text: str, names: frozenset[str], *, unary: bool) -> Node:
    """The tree of an expression, or of unary tests. Raises FeelSyntaxError, TooComplex."""
    parser = Parser(text, names, PREFIX, INFIX)
    return parser.unary_tests() if unary else parser.whole()


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
        inner = span_after(parser, inner, closed=False)
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
    while parser.more(")"):
        if named:
            names.append(parser.declaration(":"))
            parser.need(":")
        arguments.append(parser.expression())
    return tree.Call(left, tuple(arguments), tuple(names) if named else None)


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
