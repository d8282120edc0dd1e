"""Small decision models for tests."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def definitions(*parts: str) -> bytes:
    """A file that holds these parts."""
    inner = "".join(parts)
    return f'<definitions xmlns="{NAMESPACE}" namespace="urn:test">{inner}</definitions>'.encode()


def literal(key: str, text: str, *needs: str, kind: str = "requiredDecision") -> str:
    """A decision that is one expression; id and name are the same."""
    links = "".join(
        f'<informationRequirement><{kind} href="#{need}"/></informationRequirement>'
        for need in needs
    )
    return (
        f'<decision id="{key}" name="{key}"><variable name="{key}"/>{links}'
        f"<literalExpression><text>{escape(text)}</text></literalExpression></decision>"
    )


def table(
    policy: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    rules: Sequence[Sequence[str]],
    *,
    aggregation: str = "",
    allowed_in: str = "",
    allowed_out: Sequence[str] = (),
    defaults: Sequence[str] = (),
) -> bytes:
    """A file with one table, `decided`; a rule is its input cells, then its output cells."""
    columns = "".join(
        f'<input id="in{n}"><inputExpression><text>{escape(text)}</text></inputExpression>'
        f"{_cell('inputValues', allowed_in) if allowed_in else ''}</input>"
        for n, text in enumerate(inputs)
    )
    answers = "".join(
        f'<output id="out{n}" name="{name}">'
        f"{_cell('outputValues', allowed_out[n]) if n < len(allowed_out) else ''}"
        f"{_cell('defaultOutputEntry', defaults[n]) if n < len(defaults) else ''}</output>"
        for n, name in enumerate(outputs)
    )
    rows = "".join(_row(f"rule{n}", rule, len(inputs)) for n, rule in enumerate(rules, 1))
    total = f' aggregation="{aggregation}"' if aggregation else ""
    return definitions(
        f'<decision id="decided" name="decided"><variable name="decided"/>'
        f'<decisionTable id="table" hitPolicy="{policy}"{total}>{columns}{answers}{rows}'
        "</decisionTable></decision>"
    )


def _row(key: str, cells: Sequence[str], inputs: int) -> str:
    tests = "".join(_cell("inputEntry", cell) for cell in cells[:inputs])
    values = "".join(_cell("outputEntry", cell) for cell in cells[inputs:])
    return f'<rule id="{key}">{tests}{values}</rule>'


def _cell(tag: str, text: str) -> str:
    return f"<{tag}><text>{escape(text)}</text></{tag}>"
