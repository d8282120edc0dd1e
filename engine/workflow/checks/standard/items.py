"""Item definitions compared: what a piece of data is, and whether it is many."""

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.xml import Node, kind

SUBJECTS = ("itemSubjectRef", "itemRef", "structureRef")
TRUE = ("true", "1")


def item_of(diagram: Diagram, data: Node | None) -> Node | None:
    """The item definition of data, a message, a signal, an error or an escalation."""
    if data is None:
        return None
    if kind(data) == "dataObjectReference":
        return item_of(diagram, diagram.index.find(data.get("dataObjectRef")))
    if kind(data) == "dataStoreReference":
        return item_of(diagram, diagram.index.find(data.get("dataStoreRef")))
    found = next((data.get(name) for name in SUBJECTS if data.get(name)), None)
    item = diagram.index.find(found)
    return item if item is not None and kind(item) == "itemDefinition" else None


def is_collection(diagram: Diagram, data: Node) -> bool:
    """By the data itself or by its item definition."""
    item = item_of(diagram, data)
    return data.get("isCollection") in TRUE or (item is not None and _many(item))


def alike(one: Node | None, other: Node | None, *, any_size: bool = False) -> bool:
    """Whether two item definitions are one, or name the same structure in the same number."""
    if one is None or other is None:
        return one is other
    if one is other:
        return True
    structure = one.get("structureRef")
    same = bool(structure) and structure == other.get("structureRef")
    return same and (any_size or _many(one) == _many(other))


def _many(item: Node) -> bool:
    return item.get("isCollection") in TRUE
