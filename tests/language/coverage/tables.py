"""Decision tables written as lines of cells, for tests."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from engine.language import dmn

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def decision(rules: Sequence[str], **more: Any) -> dmn.Decision:
    """The table of `model`, read."""
    return dmn.load(model(rules, **more))["it"]


def model(
    rules: Sequence[str],
    *,
    policy: str = "UNIQUE",
    inputs: Sequence[str] = ("amount:number",),
    allowed: str = "",
    outputs: int = 1,
) -> bytes:
    """A model of one table; a rule is cells with `|` between, `inputs` are `expression:type`."""
    heads = "".join(_head(head, allowed) for head in inputs)
    answers = "".join(f'<output id="o{n}" name="out{n}"/>' for n in range(outputs))
    rows = "".join(_rule(n, rule, len(inputs)) for n, rule in enumerate(rules))
    return (
        f'<definitions xmlns="{NAMESPACE}" id="d" name="d" namespace="n"><decision id="it">'
        f'<decisionTable id="t" hitPolicy="{policy}">{heads}{answers}{rows}</decisionTable>'
        "</decision></definitions>"
    ).encode()


def _head(head: str, allowed: str) -> str:
    name, _, type_ = head.partition(":")
    reference = f' typeRef="{type_}"' if type_ else ""
    values = f"<inputValues><text>{escape(allowed)}</text></inputValues>" if allowed else ""
    expression = f"<inputExpression{reference}><text>{escape(name)}</text></inputExpression>"
    return f"<input>{expression}{values}</input>"


def _rule(number: int, rule: str, width: int) -> str:
    cells = [escape(cell.strip()) for cell in rule.split("|")]
    tests = "".join(f"<inputEntry><text>{cell}</text></inputEntry>" for cell in cells[:width])
    answers = "".join(f"<outputEntry><text>{cell}</text></outputEntry>" for cell in cells[width:])
    return f'<rule id="r{number}">{tests}{answers}</rule>'
