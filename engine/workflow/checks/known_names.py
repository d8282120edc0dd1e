"""The names expressions of a package may use: written by somebody, or given by the engine."""

from collections.abc import Iterator

from engine.law.calendar import Calendar
from engine.law.functions import feel_functions
from engine.law.rows import LawBook
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import ZEEBE, Node

ENGINE = frozenset(
    [
        "project_id",
        "project_code",
        "region",
        "started_at",
        "parameters",
        "unified_code",
        "loopCounter",
        "follows",
        "error_code",
        "error_message",
        "item",
        "received_at",
        "pseudonym",
    ]
)
"""The last two come with every message that a person sends."""
_WRITERS = {
    f"{ZEEBE}input": ("target",),
    f"{ZEEBE}output": ("target",),
    f"{ZEEBE}script": ("resultVariable",),
    f"{ZEEBE}calledDecision": ("resultVariable",),
    f"{ZEEBE}loopCharacteristics": ("inputElement", "outputCollection"),
}


def known_names(package: Package) -> frozenset[str]:
    """Every name that some form, mapping, result, service, data object or the engine writes."""
    return frozenset(_written(package)) | ENGINE | law_functions()


def law_functions() -> frozenset[str]:
    """What FEEL may call of the law, on the server only."""
    return frozenset(feel_functions(LawBook(), Calendar()))


def _written(package: Package) -> Iterator[str]:
    for form in package.forms.values():
        yield from (_first(one.key) for one in form.fields if not one.readonly or one.prefill)
    for shape in package.bundle.services.values():
        yield from shape.outputs
    for diagram in package.diagrams:
        for node in diagram.root.iter():
            yield from (_first(name) for name in _by(node))
        for data in diagram.each("dataObjectReference", "dataObject", "property"):
            yield str(data.get("name") or data.get("id"))


def _by(node: Node) -> Iterator[str]:
    for attribute in _WRITERS.get(str(node.tag), ()):
        yield str(node.get(attribute, ""))


def _first(key: str) -> str:
    return key.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]
