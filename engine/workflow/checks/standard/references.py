"""A reference means an element of the file, of the kind that its place asks for, as a table."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from engine.workflow.checks.diagram import ACTIVITIES, FLOW_NODES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, kind, words

CLAUSE = "15.3.2"
DATA = frozenset(
    {
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "dataInput",
        "dataOutput",
        "property",
    }
)
ATTRIBUTES = {
    ("messageEventDefinition", "messageRef"): {"message"},
    ("signalEventDefinition", "signalRef"): {"signal"},
    ("errorEventDefinition", "errorRef"): {"error"},
    ("escalationEventDefinition", "escalationRef"): {"escalation"},
    ("compensateEventDefinition", "activityRef"): ACTIVITIES,
    ("sendTask", "messageRef"): {"message"},
    ("receiveTask", "messageRef"): {"message"},
    ("message", "itemRef"): {"itemDefinition"},
    ("dataObjectReference", "dataObjectRef"): {"dataObject"},
    ("dataStoreReference", "dataStoreRef"): {"dataStore"},
    ("participant", "processRef"): {"process"},
    ("messageFlow", "messageRef"): {"message"},
    ("signal", "structureRef"): {"itemDefinition"},
    ("error", "structureRef"): {"itemDefinition"},
    ("escalation", "structureRef"): {"itemDefinition"},
    ("group", "categoryValueRef"): {"categoryValue"},
}
CHILDREN = {
    ("lane", "flowNodeRef"): FLOW_NODES,
    ("inputSet", "dataInputRefs"): {"dataInput"},
    ("outputSet", "dataOutputRefs"): {"dataOutput"},
    ("dataInputAssociation", "sourceRef"): DATA,
    ("dataOutputAssociation", "targetRef"): DATA,
}


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        for (tag, name), kinds in ATTRIBUTES.items():
            for node in diagram.each(tag):
                yield from _one(diagram, node, name, node.get(name, ""), kinds)
        for (tag, name), kinds in CHILDREN.items():
            for node in diagram.each(tag):
                for part in node.findall(BPMN + name):
                    yield from _one(diagram, node, name, words(part), kinds)


def _one(
    diagram: Diagram, node: Node, name: str, reference: str, kinds: AbstractSet[str]
) -> Iterator[Complaint]:
    found = diagram.index.find(reference)
    if found is None:
        if reference and not _outside(node, reference):
            yield diagram.complain(
                node, f"{name} 指向不存在的 {reference}", f"{name} {reference} does not exist"
            )
    elif kind(found) not in kinds:
        yield diagram.complain(
            node,
            f"{name} {reference} 是 {kind(found)}，应为 {', '.join(sorted(kinds)[:3])}",
            f"{name} {reference} is a {kind(found)}, not a {', '.join(sorted(kinds)[:3])}",
        )


def _outside(node: Node, reference: str) -> bool:
    """Whether a prefix says that the element is in another file."""
    prefix = reference.rpartition(":")[0]
    home = node.getroottree().getroot().get("targetNamespace")
    return bool(prefix) and node.nsmap.get(prefix) not in (None, home)
