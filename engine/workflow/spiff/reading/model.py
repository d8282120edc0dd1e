"""One process or sub-process as read: its nodes, flows and where they lie."""

from dataclasses import dataclass, field

from engine.workflow.spiff.reading.xml import Node, children, kind

INSIDE = ("subProcess", "transaction", "adHocSubProcess")
"""Elements with flow nodes of their own."""

FLOW_NODES = frozenset(
    (
        *("startEvent", "endEvent", "boundaryEvent"),
        *("intermediateCatchEvent", "intermediateThrowEvent"),
        *("task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask"),
        *("sendTask", "receiveTask", "callActivity", *INSIDE),
        *("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway"),
        "complexGateway",
    )
)
REFUSED = {
    "callChoreography": "choreographies are not supported",
    "choreographyTask": "choreographies are not supported",
    "subChoreography": "choreographies are not supported",
}


@dataclass(kw_only=True)
class Flow:
    """A sequence flow; those without an id get one that no drawn id can have."""

    id: str
    node: Node
    source: str
    target: str


@dataclass(kw_only=True)
class Container:
    """A process or sub-process. `key` names its spec; `process` is the process it lies in.

    By the id of a node: `beside` its boundary events, `into` and `out` its sequence flows.
    """

    key: str
    process: str
    file: str
    node: Node
    parent: "Container | None" = None
    lane: str | None = None
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    inner: dict[str, "Container"] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)
    beside: dict[str, list[Node]] = field(default_factory=dict)
    into: dict[str, list[Flow]] = field(default_factory=dict)
    out: dict[str, list[Flow]] = field(default_factory=dict)

    def where(self, node: Node | None) -> str:
        at = node.get("id") if node is not None else None
        return f"{self.file}: {at or self.key}"

    def entering(self, node: Node) -> list[Flow]:
        return self.into.get(node.get("id", ""), [])

    def leaving(self, node: Node) -> list[Flow]:
        return self.out.get(node.get("id", ""), [])

    def all(self) -> list["Container"]:
        """This container and everything inside it."""
        found = [self]
        for container in found:
            found.extend(container.inner.values())
        return found


def gather(container: Container, findings: list[str]) -> None:
    """Index what lies directly in a container, then what lies in its sub-processes."""
    for node in container.node:
        tag = kind(node)
        if tag in REFUSED:
            findings.append(f"{container.where(node)}: {REFUSED[tag]}")
        elif tag in FLOW_NODES:
            _take(container, node, tag, findings)
        elif tag == "sequenceFlow":
            _connect(container, node)


def _take(container: Container, node: Node, tag: str, findings: list[str]) -> None:
    id_ = node.get("id")
    if not id_:
        findings.append(f"{container.where(None)}: a {tag} has no id")
        return
    if id_ in container.nodes:
        findings.append(f"{container.where(node)}: the id is used twice")
        return
    container.nodes[id_] = node
    if tag == "boundaryEvent":
        container.beside.setdefault(node.get("attachedToRef", ""), []).append(node)
    if tag in INSIDE:
        inner = Container(
            key=f"{container.process}/{id_}",
            process=container.process,
            file=container.file,
            node=node,
            parent=container,
            lane=container.lanes.get(id_, container.lane),
            lanes=container.lanes,
        )
        container.inner[id_] = inner
        gather(inner, findings)


def _connect(container: Container, node: Node) -> None:
    number = len(container.flows) + 1
    flow = Flow(
        id=node.get("id") or f"{container.key}#{number}",
        node=node,
        source=node.get("sourceRef", ""),
        target=node.get("targetRef", ""),
    )
    container.flows.append(flow)
    container.out.setdefault(flow.source, []).append(flow)
    container.into.setdefault(flow.target, []).append(flow)


def lanes_of(process: Node) -> dict[str, str]:
    """Flow node id → lane id, the innermost lane winning."""
    found: dict[str, str] = {}
    pending = children(process, "laneSet")
    while pending:
        lane_set = pending.pop()
        for lane in children(lane_set, "lane"):
            for ref in children(lane, "flowNodeRef"):
                found[(ref.text or "").strip()] = lane.get("id", "")
            pending.extend(children(lane, "childLaneSet"))
    return found
