"""Reads decision tables (DMN 1.5, clause 8)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.language.dmn import xml
from engine.language.dmn.errors import BadModel, Unsupported
from engine.language.dmn.hit_policies import POLICIES
from engine.language.dmn.matching import table_code
from engine.language.feel import tree
from engine.language.feel.tree import Node

if TYPE_CHECKING:
    from engine.language.dmn.boxed import Reader

_AGGREGATED = ("SUM", "MIN", "MAX", "COUNT")


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """A column that is tested; `type` as written, `allowed` are unary tests or None."""

    id: str
    text: str
    type: str
    expression: Node
    allowed: Node | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """A column that is answered; `allowed` lists values, best first."""

    id: str
    name: str
    allowed: tuple[Node, ...]
    default: Node | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A row: one test per input, one value per output."""

    id: str
    tests: tuple[Node, ...]
    outputs: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A decision table; `hit_policy` as written, a COLLECT with its aggregation."""

    id: str
    hit_policy: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]

    def nodes(self) -> tuple[Node, ...]:
        """Every expression in the table."""
        allowed = tuple(column.allowed for column in self.inputs if column.allowed is not None)
        defaults = tuple(column.default for column in self.outputs if column.default is not None)
        listed = tuple(node for column in self.outputs for node in column.allowed)
        cells = tuple(node for rule in self.rules for node in (*rule.tests, *rule.outputs))
        inputs = tuple(column.expression for column in self.inputs)
        return (*inputs, *allowed, *listed, *defaults, *cells)


def read_table(reader: "Reader", element: xml.Element) -> Node:
    """The tree of a `decisionTable` element. Raises BadModel, Unsupported."""
    outputs = list(xml.children(element, "output"))
    table = Table(
        id=xml.identity(element),
        hit_policy=_hit_policy(element, len(outputs)),
        inputs=tuple(_input(reader, part) for part in xml.children(element, "input")),
        outputs=tuple(_output(reader, part, element) for part in outputs),
        rules=tuple(_rule(reader, part) for part in xml.children(element, "rule")),
    )
    _same_width(table)
    return tree.Foreign(table.nodes(), lambda compiler: table_code(table, compiler), table)


def _hit_policy(element: xml.Element, outputs: int) -> str:
    policy = element.get("hitPolicy", "UNIQUE")
    aggregation = element.get("aggregation") if policy == "COLLECT" else None
    policy = f"{policy} {aggregation}" if aggregation else policy
    if policy not in POLICIES:
        raise Unsupported(f"the hit policy {policy!r}", xml.identity(element))
    if aggregation in _AGGREGATED and outputs != 1:
        raise BadModel("an aggregation needs a single output", xml.identity(element))
    return policy


def _input(reader: "Reader", element: xml.Element) -> Input:
    expression = xml.child(element, "inputExpression")
    text = xml.text(expression)
    if expression is None or not text:
        raise BadModel("an input has no expression", xml.identity(element))
    allowed = xml.text(xml.child(element, "inputValues"))
    allowed = allowed or reader.types.allowed(expression.get("typeRef"))
    return Input(
        id=xml.identity(element),
        text=text,
        type=" ".join((expression.get("typeRef") or "").split()).removeprefix("feel:"),
        expression=reader.feel(text, element),
        allowed=reader.feel(allowed, element, unary=True) if allowed else None,
    )


def _output(reader: "Reader", element: xml.Element, table: xml.Element) -> Output:
    allowed = xml.text(xml.child(element, "outputValues"))
    reference = element.get("typeRef") or table.get("typeRef") or _variable_type(table)
    allowed = allowed or reader.types.allowed(reference)
    default = xml.text(xml.child(element, "defaultOutputEntry"))
    tests = reader.feel(allowed, element, unary=True) if allowed else None
    return Output(
        id=xml.identity(element),
        name=element.get("name", ""),
        allowed=tests.tests if isinstance(tests, tree.Tests) and not tests.negated else (),
        default=reader.feel(default, element) if default else None,
    )


def _variable_type(table: xml.Element) -> str | None:
    around = table.getparent()
    variable = xml.child(around, "variable") if around is not None else None
    return variable.get("typeRef") if variable is not None else None


def _rule(reader: "Reader", element: xml.Element) -> Rule:
    tests = tuple(_test(reader, entry) for entry in xml.children(element, "inputEntry"))
    outputs = tuple(
        reader.feel(xml.text(entry) or "null", entry)
        for entry in xml.children(element, "outputEntry")
    )
    return Rule(id=xml.identity(element), tests=tests, outputs=outputs)


def _test(reader: "Reader", entry: xml.Element) -> Node:
    text = xml.text(entry)
    return tree.Constant(True) if text in ("", "-") else reader.feel(text, entry, unary=True)


def _same_width(table: Table) -> None:
    if not table.outputs:
        raise BadModel("a table has no outputs", table.id)
    for rule in table.rules:
        if (len(rule.tests), len(rule.outputs)) != (len(table.inputs), len(table.outputs)):
            raise BadModel("a rule has not as many cells as the table has columns", rule.id)
