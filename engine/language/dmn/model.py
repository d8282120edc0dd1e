"""Loads a decision model: which decision needs which, and how each is evaluated (DMN 1.5, 6.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.language.dmn import boxed, xml
from engine.language.dmn.errors import BadModel
from engine.language.dmn.requirements import Requirements, key
from engine.language.dmn.table import Input, Output, Rule, Table
from engine.language.dmn.types import ModelTypes, type_names
from engine.language.feel import tree
from engine.language.feel.budget import Budget
from engine.language.feel.errors import FeelSyntaxError
from engine.language.feel.expression import NO_FUNCTIONS, Expression, from_tree
from engine.language.feel.run import Names
from engine.language.feel.tree import Node

_NAMED = (
    *("inputData", "decision", "businessKnowledgeModel", "decisionService", "variable"),
    *("formalParameter", "parameter", "column", "output"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision or decision service of a model, with everything it requires inside it.

    `table` is its decision table, if it is one; `expression.names` are the data it asks for.
    """

    id: str
    name: str
    expression: Expression
    table: Table | None

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Columns of the table that are tested."""
        return self.table.inputs if self.table else ()

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Columns of the table that are answered."""
        return self.table.outputs if self.table else ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Rows of the table."""
        return self.table.rules if self.table else ()

    @property
    def hit_policy(self) -> str | None:
        """Such as UNIQUE or COLLECT SUM; None for a decision without a table."""
        return self.table.hit_policy if self.table else None

    def decide(
        self,
        scope: Names,
        *,
        now: datetime,
        functions: Mapping[str, Callable[..., object]] = NO_FUNCTIONS,
        budget: Budget | None = None,
    ) -> object:
        """The FEEL value. Raises RulesConflict, ValueNotAllowed, BudgetExceeded."""
        return self.expression.evaluate(scope, now=now, functions=functions, budget=budget)


def load(data: bytes, *, strict: bool = True) -> dict[str, Decision]:
    """All decisions and decision services of a DMN file, by id (by name where there is none).

    A text that is not FEEL refuses the file; where not `strict`, only what uses it, when decided.
    Raises BadModel, Unsupported; both name the element.
    """
    root = xml.parse(data)
    model = _Model(root, strict=strict)
    return {key(element): model.decision(element) for element in model.requirements.answering()}


class _Model:
    def __init__(self, root: xml.Element, *, strict: bool) -> None:
        self._types = ModelTypes(root)
        self.requirements = Requirements(root)
        self._by_id = {str(element.get("id")): element for element in root.iter("{*}*")}
        self._reader = boxed.Reader(self._types, frozenset(_names(root)), strict=strict)
        self._shared: dict[str, Node] = {}

    def decision(self, element: xml.Element) -> Decision:
        service = xml.name(element) == "decisionService"
        node = self._service_body(element) if service else self._logic(element)
        required = self.requirements.of(element)
        whole = self._block(required, node)
        try:
            expression = from_tree(xml.variable(element), whole, self._types.checks)
        except FeelSyntaxError as error:
            raise BadModel(str(error), key(element)) from error
        table = _table_of(node)
        return Decision(
            id=key(element), name=xml.variable(element), expression=expression, table=table
        )

    def _block(self, elements: list[xml.Element], result: Node) -> Node:
        if not elements:
            return result
        names = tuple(xml.variable(element) for element in elements)
        return tree.Context(names, tuple(self._part(element) for element in elements), result)

    def _part(self, element: xml.Element) -> Node:
        """The logic of an element as part of what requires it, made once for all that do."""
        own = key(element)
        if own not in self._shared:
            self._shared[own] = tree.Shared(self._logic(element))
        return self._shared[own]

    def _logic(self, element: xml.Element) -> Node:
        if xml.name(element) == "decisionService":
            return self._service(element)
        variable = xml.child(element, "variable")
        reference = variable.get("typeRef") if variable is not None else None
        if xml.name(element) == "businessKnowledgeModel":
            return self._knowledge(element, reference)
        found = xml.child(element, *boxed.READERS)
        node = self._reader.expression(found) if found is not None else tree.Constant(None)
        return self._reader.typed(node, reference)

    def _knowledge(self, element: xml.Element, reference: str | None) -> Node:
        logic = xml.child(element, "encapsulatedLogic")
        if logic is None:
            return tree.Lambda((), (), tree.Constant(None))
        node = boxed.function(self._reader, logic)
        result = self._types.known(reference)
        if result is None or not isinstance(node, tree.Lambda):
            return node
        return tree.Lambda(node.names, node.types, node.body, result)

    def _service(self, element: xml.Element) -> Node:
        parts = [
            self._pointed(link)
            for kind in ("inputData", "inputDecision")
            for link in xml.children(element, kind)
        ]
        names = tuple(part for part, _ in parts)
        return tree.Lambda(names, tuple(wanted for _, wanted in parts), self._service_body(element))

    def _pointed(self, link: xml.Element) -> tuple[str, tree.Type | None]:
        target = self.requirements.target(link)
        found = self._by_id.get(target)
        if found is None:
            raise BadModel(f"there is no element {target!r}", xml.identity(link))
        variable = xml.child(found, "variable")
        reference = variable.get("typeRef") if variable is not None else None
        return xml.variable(found), self._types.known(reference)

    def _service_body(self, element: xml.Element) -> Node:
        given = {self.requirements.target(link) for link in xml.children(element, "inputDecision")}
        outputs = [
            self.requirements.element(link) for link in xml.children(element, "outputDecision")
        ]
        required = self.requirements.of_all(outputs, given)
        names = tuple(xml.variable(output) for output in outputs)
        values = tuple(tree.Name(name) for name in names)
        result = values[0] if len(values) == 1 else tree.Context(names, values)
        return self._block(required, result)


def _names(root: xml.Element) -> set[str]:
    named = {element.get("name", "") for tag in _NAMED for element in root.iter(f"{{*}}{tag}")}
    loops = {element.get("iteratorVariable", "") for element in root.iter("{*}for", "{*}some")}
    return {" ".join(name.split()) for name in named | loops | type_names(root)} - {""}


def _table_of(node: Node) -> Table | None:
    while isinstance(node, tree.Typed):
        node = node.value
    if isinstance(node, tree.Foreign) and isinstance(node.about, Table):
        return node.about
    return None
