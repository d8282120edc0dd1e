"""The elements of a diagram by id, each with everything it says, flattened to named texts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.workflow.checks.diagram import FLOW_NODES
from engine.workflow.checks.xml import BPMN, ZEEBE, Node, kind, words
from engine.workflow.comparing.change import Word

OWN = FLOW_NODES | {
    "process",
    "sequenceFlow",
    "lane",
    "participant",
    "message",
    "signal",
    "error",
    "escalation",
    "messageFlow",
    "dataObjectReference",
    "dataStoreReference",
    "textAnnotation",
    "group",
    "association",
}
"""What is told by itself; anything else belongs to the element around it."""
DERIVED = frozenset({"incoming", "outgoing", "flowNodeRef", "laneSet"})
"""What says again what flows and lanes say."""
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NO_NAMES: Mapping[str, str] = {}
_NAMES = ("name", "target", "key", "inputElement")


@dataclass(frozen=True, slots=True)
class Element:
    """`name` is what people call it: its own name, or where a flow leads.

    `told` has the names of what facets refer to by id: a renamed end does not change a flow.
    """

    kind: str
    name: str
    english: str
    facets: Mapping[str, str]
    told: Mapping[str, Word]


def elements(root: Node, english: Mapping[str, str] = NO_NAMES) -> dict[str, Element]:
    """Every element that is told by itself; the first of an id wins. `english` is names by id."""
    nodes: dict[str, Node] = {}
    for node in root.iter(f"{BPMN}*"):
        if kind(node) in OWN and node.get("id"):
            nodes.setdefault(str(node.get("id")), node)
    lanes = _lanes(root)
    return {
        id_: _element(node, _facets(node, lanes.get(id_, "")), nodes, english)
        for id_, node in nodes.items()
    }


def _element(
    node: Node, facets: Mapping[str, str], nodes: Mapping[str, Node], english: Mapping[str, str]
) -> Element:
    refers = {name: text for name, text in facets.items() if _is_reference(name) and text in nodes}
    told = {
        name: Word(_name(nodes[text], nodes), _name(nodes[text], nodes, english))
        for name, text in refers.items()
    }
    called = _name(node, nodes, english)
    return Element(kind(node), _name(node, nodes), called, facets, told)


def _is_reference(facet: str) -> bool:
    return facet.endswith("Ref") or facet in ("default", "lane", "inside")


def _lanes(root: Node) -> dict[str, str]:
    return {
        words(reference): str(lane.get("id"))
        for lane in root.iter(f"{BPMN}lane")
        for reference in lane.iterfind(f"{BPMN}flowNodeRef")
    }


def _name(node: Node, nodes: Mapping[str, Node], english: Mapping[str, str] = NO_NAMES) -> str:
    if node.get("id", "") in english:
        return english[node.get("id", "")]
    if node.get("name"):
        return " ".join(str(node.get("name")).split())
    if kind(node) == "textAnnotation":
        return words(node.find(f"{BPMN}text"))[:60]
    if kind(node) in ("sequenceFlow", "association", "messageFlow"):
        names = nodes, english
        return f"{_end(node, 'sourceRef', *names)} → {_end(node, 'targetRef', *names)}"
    return str(node.get("id"))


def _end(flow: Node, which: str, nodes: Mapping[str, Node], english: Mapping[str, str]) -> str:
    id_ = flow.get(which, "")
    end = nodes.get(id_)
    return english.get(id_) or (end.get("name") if end is not None else None) or id_


def _facets(node: Node, lane: str) -> dict[str, str]:
    found: dict[str, str] = {"lane": lane} if lane else {}
    parent = node.getparent()
    if kind(node) in FLOW_NODES and parent is not None and kind(parent) not in ("process", ""):
        found["inside"] = parent.get("id", "")
    said: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in _walk(node, ""):
        said[name].append(text)
    return found | {name: ", ".join(texts) for name, texts in said.items()}


def _walk(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """Attributes and texts of a node and of what belongs to it, named by where they stand."""
    for name, value in node.attrib.items():
        if name != "id" and not str(name).startswith(XSI):
            yield f"{path}{_plain(str(name))}", str(value)
    if path and not len(node) and words(node):
        yield path.rstrip("."), words(node)
    for part in node:
        tag = str(part.tag)
        if kind(part) in OWN or kind(part) in DERIVED:
            continue
        if kind(part) == "extensionElements" or tag in (f"{ZEEBE}ioMapping", f"{ZEEBE}properties"):
            yield from _walk(part, path)
        else:
            yield from _walk(part, f"{path}{_plain(tag)}{_told_apart(part)}.")


def _told_apart(part: Node) -> str:
    """`input[lot]`: mappings, headers and properties by what they are for."""
    name = next((part.get(name) for name in _NAMES if part.get(name)), "")
    return f"[{name}]" if name and str(part.tag).startswith(ZEEBE) else ""


def _plain(name: str) -> str:
    return name.rpartition("}")[2]
