"""Boxed expressions are FEEL drawn as boxes: each becomes the tree its text would have become."""

from collections.abc import Callable

from engine.language.dmn import xml
from engine.language.dmn.errors import BadModel, Unsupported
from engine.language.dmn.table import read_table
from engine.language.dmn.types import ModelTypes
from engine.language.feel import tree
from engine.language.feel.errors import FeelSyntaxError
from engine.language.feel.grammar import read
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import Node

MAX_DEPTH = 40
MAX_TEXTS = 10_000
MAX_CHARACTERS = 60_000
"""How many different expressions a model may hold, and how long they may be together."""


class Reader:
    """Reads the expressions of one model; `names` are all names it declares."""

    def __init__(self, types: ModelTypes, names: frozenset[str], *, strict: bool) -> None:
        self.types = types
        self._strict = strict
        self.names = names
        self._depth = 0
        self._read: dict[tuple[str, bool], Node] = {}
        self._characters = 0

    def feel(self, text: str, element: xml.Element, *, unary: bool = False) -> Node:
        """FEEL text as a tree, read once for all places that have it. Raises BadModel."""
        known = self._read.get((text, unary))
        if known is None:
            self._characters += len(text)
            if len(self._read) >= MAX_TEXTS or self._characters > MAX_CHARACTERS:
                raise BadModel("a model has too many expressions", xml.identity(element))
            known = self._read[text, unary] = self._tree(text, element, unary=unary)
        return known

    def _tree(self, text: str, element: xml.Element, *, unary: bool) -> Node:
        try:
            return read(text, self.names, unary=unary)
        except FeelSyntaxError as error:
            problem = BadModel(str(error), xml.identity(element))
            if self._strict:
                raise problem from error
            return _broken(problem)

    def typed(self, node: Node, reference: str | None) -> Node:
        """The node, held to a typeRef where there is one."""
        wanted = self.types.known(reference)
        return tree.Typed(node, wanted) if wanted else node

    def inside(self, element: xml.Element | None, around: xml.Element) -> Node:
        """The one expression inside an element; null where it is empty."""
        if element is None:
            raise BadModel("an expression is missing", xml.identity(around))
        found = xml.child(element, *READERS)
        return self.expression(found) if found is not None else tree.Constant(None)

    def expression(self, element: xml.Element) -> Node:
        """Any boxed expression. Raises BadModel, Unsupported."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise BadModel("boxes are nested too deeply", xml.identity(element))
        node = READERS[xml.name(element)](self, element)
        self._depth -= 1
        return self.typed(node, element.get("typeRef"))


def _broken(problem: BadModel) -> Node:
    def evaluate(_frame: Frame, _run: Run) -> object:
        raise problem

    return tree.Foreign((), lambda _compiler: evaluate)


def _literal(reader: Reader, element: xml.Element) -> Node:
    language = element.get("expressionLanguage", "")
    if language and "feel" not in language.lower():
        raise Unsupported(f"expressions in {language}", xml.identity(element))
    if xml.child(element, "importedValues") is not None:
        raise Unsupported("imported values", xml.identity(element))
    text = xml.text(element)
    return reader.feel(text, element) if text else tree.Constant(None)


def _context(reader: Reader, element: xml.Element) -> Node:
    names, values = [], []
    result: Node | None = None
    for entry in xml.children(element, "contextEntry"):
        value = reader.inside(entry, entry)
        variable = xml.child(entry, "variable")
        if variable is None:
            result = value
        else:
            names.append(xml.variable(entry))
            values.append(reader.typed(value, variable.get("typeRef")))
    return tree.Context(tuple(names), tuple(values), result)


def _list(reader: Reader, element: xml.Element) -> Node:
    return tree.Items(tuple(reader.expression(part) for part in xml.children(element, *READERS)))


def _relation(reader: Reader, element: xml.Element) -> Node:
    columns = tuple(column.get("name", "") for column in xml.children(element, "column"))
    rows = []
    for row in xml.children(element, "row"):
        cells = tuple(reader.expression(cell) for cell in xml.children(row, *READERS))
        if len(cells) != len(columns):
            raise BadModel("a row has not as many cells as columns", xml.identity(row))
        rows.append(tree.Context(columns, cells))
    return tree.Items(tuple(rows))


def _invocation(reader: Reader, element: xml.Element) -> Node:
    names, arguments = [], []
    for binding in xml.children(element, "binding"):
        parameter = xml.child(binding, "parameter")
        if parameter is None:
            raise BadModel("a binding has no parameter", xml.identity(binding))
        names.append(" ".join(parameter.get("name", "").split()))
        arguments.append(reader.inside(binding, binding))
    called = reader.inside(element, element)
    return tree.Call(called, tuple(arguments), tuple(names) if names else None)


def function(reader: Reader, element: xml.Element) -> Node:
    """A function definition: formal parameters and a body."""
    parameters = list(xml.children(element, "formalParameter"))
    names = tuple(" ".join(parameter.get("name", "").split()) for parameter in parameters)
    types = tuple(reader.types.known(parameter.get("typeRef")) for parameter in parameters)
    outside = element.get("kind", "FEEL") != "FEEL"
    body = tree.Constant(None) if outside else reader.inside(element, element)
    return tree.Lambda(names, types, body)


def _conditional(reader: Reader, element: xml.Element) -> Node:
    test, then, otherwise = (
        reader.inside(xml.child(element, part), element) for part in ("if", "then", "else")
    )
    return tree.If(test, then, otherwise)


def _filter(reader: Reader, element: xml.Element) -> Node:
    source, test = (reader.inside(xml.child(element, part), element) for part in ("in", "match"))
    return tree.Filter(source, test)


def _for(reader: Reader, element: xml.Element) -> Node:
    source, body = (reader.inside(xml.child(element, part), element) for part in ("in", "return"))
    return tree.For((element.get("iteratorVariable", "item"),), (source,), body)


def _quantified(reader: Reader, element: xml.Element) -> Node:
    source = reader.inside(xml.child(element, "in"), element)
    body = reader.inside(xml.child(element, "satisfies"), element)
    name = element.get("iteratorVariable", "item")
    return tree.Quantified(xml.name(element) == "every", (name,), (source,), body)


READERS: dict[str, Callable[[Reader, xml.Element], Node]] = {
    "literalExpression": _literal,
    "decisionTable": read_table,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "invocation": _invocation,
    "functionDefinition": function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
}
