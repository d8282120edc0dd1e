"""The decision table by which an item says what must be traded here, cell by cell."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.workflow import catalogue
from engine.workflow.checks.xml import Node, Unsafe, parse
from engine.workflow.queries.answering import house, now
from engine.workflow.versions import Version

DMN = "{*}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ThresholdView:
    """`headings` of inputs and outputs, `rows` as the table writes them."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def threshold_view(session: Session, code: str, language: str = "zh") -> ThresholdView | None:
    """None where the item has no such table.

    Raises:
        NotFound: no such item.
    """
    item = catalogue.at(session, code, now(session)) or catalogue.newest(session, code)
    wanted = str(item.content.get("threshold") or "")
    version = house(session).versions.get(session, item.version)
    decision = _decision(version, wanted)
    if decision is None:
        return None
    return ThresholdView(
        name=version.name(wanted, language, str(decision.get("name") or wanted)),
        headings=tuple(
            version.name(str(one.get("id")), language, str(one.get("label") or one.get("name")))
            for kind in ("input", "output")
            for one in decision.iter(f"{DMN}{kind}")
        ),
        rows=tuple(_cells(rule) for rule in decision.iter(f"{DMN}rule")),
    )


def _decision(version: Version, wanted: str) -> Node | None:
    for path, body in sorted(version.files.items()):
        if wanted and path.endswith(".dmn"):
            for one in _decisions(body):
                if one.get("id") == wanted:
                    return one
    return None


def _decisions(body: bytes) -> list[Node]:
    try:
        return list(parse(body).iter(f"{DMN}decision"))
    except Unsafe:
        return []


def _cells(rule: Node) -> tuple[str, ...]:
    texts = (text for text in rule.iter(f"{DMN}text"))
    return tuple(str(text.text or "-").strip() for text in texts)
