"""What an expression is made of, by the names under which the two engines are compared."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from engine.language.browser.certain import certain
from engine.language.browser.kinds import FRACTION, NUMBERS, Kinds, kind
from engine.language.feel import tree
from engine.language.feel.builtins import BUILTINS
from engine.language.feel.comparing import ORDERED
from engine.language.feel.tree import INPUT, Node, children

MIXED = "mixed kinds"
CALLED = "filter by a call"
INEXACT = "inexact arithmetic"
"""Of numbers that have decimals, or may have some."""
_DIGITS = 15
_ENDS = ("time offset", "timezone", "start included", "end included")
Found = Iterator[str]


def constructs(node: Node, kinds: Kinds) -> Found:
    """The constructs of an expression, each as often as it is used."""
    yield from _OWN.get(type(node), _nothing)(node, kinds)
    for part in _parts(node, kinds):
        yield from constructs(part, kinds)


def _parts(node: Node, kinds: Kinds) -> Iterator[Node]:
    """What is looked into: of what belongs to the node itself, such as a function's name or the
    range of a test, only the parts."""
    for part in children(node):
        inner = part.expected if isinstance(part, tree.Matches) else part
        if isinstance(node, tree.In) and isinstance(inner, tree.Span):
            yield from children(inner)
        elif part in _filters(node, kinds):
            yield from children(part)
        elif not (isinstance(node, tree.Call) and part is node.function):
            yield inner


def _filters(node: Node, kinds: Kinds) -> tuple[tree.Filter, ...]:
    """Filters by a test of which the node takes one item, or which it walks."""
    if isinstance(node, tree.For):
        sources = node.sources
    elif isinstance(node, tree.Filter) and kind(node.test, kinds) == "number":
        sources = (node.source,)
    else:
        return ()
    return tuple(
        source
        for source in sources
        if isinstance(source, tree.Filter) and kind(source.test, kinds) in ("boolean", None)
    )


def _nothing(_node: Node, _kinds: Kinds) -> Found:
    return iter(())


def _constant(node: tree.Constant, _kinds: Kinds) -> Found:
    value = node.value
    if not isinstance(value, Decimal):
        yield "constant"
    elif value.as_tuple().exponent not in range(-_DIGITS, 1):
        yield "exponent"
    else:
        yield "many digits" if len(value.as_tuple().digits) > _DIGITS else "number"


def _name(node: tree.Name, _kinds: Kinds) -> Found:
    yield "?" if node.name == INPUT else "name"


def _context(node: tree.Context, _kinds: Kinds) -> Found:
    yield "doubled entries" if len(set(node.names)) < len(node.names) else "context"


def _items(node: tree.Items, kinds: Kinds) -> Found:
    yield "null in a list" if "null" in {kind(item, kinds) for item in node.items} else "list"


def _chain(node: tree.Chain, kinds: Kinds) -> Found:
    yield from node.signs
    parts = {kind(part, kinds) for part in (node.first, *node.rest)}
    if "string" in parts and parts <= {"string", None} and {*node.signs} == {"+"}:
        return
    if parts - {*NUMBERS, None}:
        yield MIXED
    elif parts != {"number"}:
        yield INEXACT


def _negate(node: tree.Negate, kinds: Kinds) -> Found:
    yield "negation"
    if kind(node.operand, kinds) not in (*NUMBERS, None):
        yield MIXED


def _compare(node: tree.Compare, kinds: Kinds) -> Found:
    yield node.sign
    yield from _mixed(node.sign, (node.left, node.right), kinds)


def _between(node: tree.Between, kinds: Kinds) -> Found:
    yield "between"
    yield from _mixed("<", (node.value, node.low, node.high), kinds)


def _mixed(sign: str, parts: tuple[Node, ...], kinds: Kinds) -> Found:
    found = {kind(part, kinds) for part in parts} - {None}
    found = {"number" if what == FRACTION else str(what) for what in found}
    if sign in ("=", "!="):
        found -= {"null"}
    if len(found) > 1 or (sign not in ("=", "!=") and not found <= ORDERED):
        yield MIXED


def _logic(node: tree.Logic, kinds: Kinds) -> Found:
    yield "or" if node.decides else "and"
    if not _truth(node.parts, kinds):
        yield MIXED


def _in(node: tree.In, kinds: Kinds) -> Found:
    yield "list in a list" if kind(node.value, kinds) == "list" else "in"
    for test in node.tests:
        if isinstance(test, tree.Matches) and isinstance(test.expected, tree.Span):
            yield from _span_in(test.expected, kinds)


def _span_in(span: tree.Span, kinds: Kinds) -> Found:
    ends = {kind(span.low, kinds), kind(span.high, kinds)}
    yield "null as an end" if "null" in ends else "in a range"


def _if(node: tree.If, kinds: Kinds) -> Found:
    yield "if"
    if not _truth((node.test,), kinds):
        yield MIXED


def _for(node: tree.For, kinds: Kinds) -> Found:
    yield "for"
    for filtered in _filters(node, kinds):
        yield "filtered loop"
        yield from _called(filtered)
    yield from _sources(node.sources, kinds)


def _quantified(node: tree.Quantified, kinds: Kinds) -> Found:
    word = "every" if node.every else "some"
    yield word if certain(node.body) else f"{word} of what may be null"
    yield from _sources(node.sources, kinds)


def _sources(sources: tuple[Node, ...], kinds: Kinds) -> Found:
    if {kind(source, kinds) for source in sources} - {"list", None}:
        yield "loop over no list"


def _path(node: tree.Path, _kinds: Kinds) -> Found:
    yield f".{node.name}" if node.name in _ENDS else "path"


def _filter(node: tree.Filter, kinds: Kinds) -> Found:
    of = kind(node.test, kinds)
    yield "item by number" if of == "number" else "filter by a test"
    yield from _called(node)
    for filtered in _filters(node, kinds):
        yield "filtered item"
        yield from _called(filtered)
    if of not in ("boolean", "number", None):
        yield MIXED


def _called(node: tree.Filter) -> Found:
    """A call that is the whole test of a filter does not see the item's entries in the browser."""
    if isinstance(node.test, tree.Call):
        yield CALLED


def _call(node: tree.Call, kinds: Kinds) -> Found:
    if not isinstance(node.function, tree.Name) or node.function.name not in BUILTINS:
        yield "own function"
        return
    yield f"{node.function.name}/{len(node.arguments)}"
    if node.names is not None:
        yield "named arguments"
    if node.function.name == "not" and not _truth(node.arguments, kinds):
        yield MIXED


def _truth(parts: tuple[Node, ...], kinds: Kinds) -> bool:
    return {kind(part, kinds) for part in parts} <= {"boolean", "null", None}


_OWN: dict[type[Node], Callable[..., Found]] = {
    tree.Constant: _constant,
    tree.Name: _name,
    tree.Context: _context,
    tree.Items: _items,
    tree.Span: lambda _node, _kinds: iter(("range",)),
    tree.HalfSpan: lambda _node, _kinds: iter(("range with one end",)),
    tree.Negate: _negate,
    tree.Chain: _chain,
    tree.Compare: _compare,
    tree.Between: _between,
    tree.Logic: _logic,
    tree.In: _in,
    tree.If: _if,
    tree.Steps: lambda _node, _kinds: iter(("1..n",)),
    tree.For: _for,
    tree.Quantified: _quantified,
    tree.Path: _path,
    tree.Filter: _filter,
    tree.Call: _call,
    tree.Lambda: lambda _node, _kinds: iter(("function definition",)),
    tree.Instance: lambda _node, _kinds: iter(("instance of",)),
}
