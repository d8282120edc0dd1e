"""Where a diagram holds FEEL: one table, walked once."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.xml import BPMN, SUNROAD, ZEEBE, Node, id_of, kind, words

TEXTS = frozenset(
    [
        "conditionExpression",
        "condition",
        "completionCondition",
        "loopCardinality",
        "loopCondition",
        "activationCondition",
        "timeDate",
        "timeDuration",
        "timeCycle",
    ]
)
MUST_BE_FEEL = frozenset(
    {
        "conditionExpression",
        "condition",
        "completionCondition",
        "loopCondition",
        "activationCondition",
        "script.expression",
        "loopCharacteristics.inputCollection",
        "loopCharacteristics.outputElement",
        "subscription.correlationKey",
    }
)


@dataclass(frozen=True, slots=True)
class Use:
    """A text at a place (`conditionExpression`, `input.source`, …) of an element."""

    diagram: Diagram
    node: Node
    place: str
    text: str

    @property
    def element(self) -> str:
        return id_of(self.node)

    @property
    def feel(self) -> str | None:
        """The expression without its sign; None for static text."""
        return self.text[1:] if self.text.startswith("=") else None


def uses(diagram: Diagram) -> Iterator[Use]:
    """Every text of a diagram that is FEEL or would be if it started with `=`."""
    for node in diagram.root.iter():
        tag = str(node.tag)
        if kind(node) in TEXTS:
            yield Use(diagram, node, kind(node), words(node))
        for name, value in node.attrib.items():
            place = _place(tag, str(name))
            if place and (str(value).startswith("=") or place in MUST_BE_FEEL):
                yield Use(diagram, node, place, str(value))


def _place(tag: str, name: str) -> str:
    if tag.startswith(ZEEBE):
        return f"{tag[len(ZEEBE) :]}.{name}"
    if tag.startswith(BPMN) and name.startswith(SUNROAD):
        return name[len(SUNROAD) :]
    return ""
