"""Where the marks of the tables lie in the diagrams of a package."""

from collections.abc import Callable, Mapping

from engine.workflow.checks.diagram import FLOW_NODES, Diagram
from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import Mark
from engine.workflow.checks.xml import BPMN, SUNROAD, ZEEBE, Node, kind

KIND = "kind"
_INPUT = f"{BPMN}extensionElements/{ZEEBE}ioMapping/{ZEEBE}input"
_MESSAGE = f"{BPMN}messageEventDefinition"


def is_marked(diagram: Diagram, node: Node, mark: Mark) -> bool:
    """Whether one of the mark's ways finds the element."""
    return any(FINDERS[by](diagram, node, value) for by, value in mark.found_by if by in FINDERS)


def marked(package: Package, name: str) -> bool:
    """Whether a mark lies anywhere in the package."""
    mark = package.bundle.statutes.marks[name]
    return any(
        kind(node) in FLOW_NODES and is_marked(diagram, node, mark)
        for diagram, node in package.nodes()
    )


def _publishes(_: Diagram, node: Node, value: str) -> bool:
    """A call or service with that kind of notice as a plain text."""
    return any(
        one.get("target") == KIND and one.get("source", "").strip('="') == value
        for one in node.iterfind(_INPUT)
    )


def _publishes_as(_: Diagram, node: Node, value: str) -> bool:
    """A call or service that publishes a kind of notice and says in its name which."""
    kinds = (one for one in node.iterfind(_INPUT) if one.get("target") == KIND)
    return value in node.get("name", "") and any(_is_plain(one.get("source", "")) for one in kinds)


def _is_plain(source: str) -> bool:
    """A text, not a name: a shared process passes on the kind it was given."""
    return not source.startswith("=") or source.startswith('="')


def _bound(_: Diagram, node: Node, value: str) -> bool:
    """Bound to a row; `ZTB-15&name:开标` asks for the name as well."""
    rule, *more = value.split("&name:")
    return node.get(f"{SUNROAD}rule") == rule and all(part in node.get("name", "") for part in more)


def _named(_: Diagram, node: Node, value: str) -> bool:
    return value in node.get("name", "")


def _has_mark(_: Diagram, node: Node, value: str) -> bool:
    return node.get(f"{SUNROAD}mark") == value


def _receives(diagram: Diagram, node: Node, value: str) -> bool:
    definition = node.find(_MESSAGE)
    reference = node.get("messageRef") if definition is None else definition.get("messageRef")
    message = diagram.index.find(reference)
    return message is not None and message.get("name") == value


Finder = Callable[[Diagram, Node, str], bool]
FINDERS: Mapping[str, Finder] = {
    "kind": _publishes,
    "publishes": _publishes_as,
    "rule": _bound,
    "name": _named,
    "mark": _has_mark,
    "message": _receives,
}
