"""One BPMN file as the checks walk it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import Index
from engine.workflow.checks.xml import BPMN, Node, id_of, kind, line_of

ACTIVITIES = frozenset(
    [
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "subProcess",
        "transaction",
        "adHocSubProcess",
        "callActivity",
    ]
)
GATEWAYS = frozenset(
    [
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "eventBasedGateway",
        "complexGateway",
    ]
)
EVENTS = frozenset(
    ["startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"]
)
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS
CONTAINERS = frozenset({"process", "subProcess", "transaction", "adHocSubProcess"})


@dataclass(frozen=True)
class Diagram:
    """A file that could be opened."""

    file: str
    root: Node

    @cached_property
    def index(self) -> Index:
        """Elements by id, flows by their ends."""
        return Index(self.root)

    def each(self, *tags: str) -> Iterator[Node]:
        """Every BPMN element of these kinds, in the order of the file."""
        return self.root.iter(*(BPMN + tag for tag in tags))

    def nodes(self) -> Iterator[Node]:
        """Every flow node."""
        return self.each(*FLOW_NODES)

    def complain(self, node: Node, zh: str, en: str) -> Complaint:
        """At a node, or at the one around it, naming what has no id of its own."""
        line = line_of(node)
        if not node.get("id"):
            zh, en = f"{kind(node)}（第 {line} 行）：{zh}", f"{kind(node)} (line {line}): {en}"
        return Complaint(self.file, id_of(node), zh, en, line)


def inside(container: Node) -> list[Node]:
    """The flow nodes that lie directly in a process or sub-process."""
    return [node for node in container if kind(node) in FLOW_NODES]


def flows(container: Node) -> list[Node]:
    """The sequence flows that lie directly in a process or sub-process."""
    return [node for node in container if kind(node) == "sequenceFlow"]


def definition(event: Node) -> str:
    """`timer`, `message`, … of an event; empty for a plain one."""
    tags = (kind(part) for part in event)
    found = next((tag for tag in tags if tag.endswith("EventDefinition")), "")
    return found.removesuffix("EventDefinition")


def is_handler(node: Node) -> bool:
    """Whether it is an event sub-process."""
    return node.get("triggeredByEvent") in ("true", "1")
