"""Rules about how the parts of one container hang together."""

from engine.workflow.spiff.reading import compensation, starts
from engine.workflow.spiff.reading.model import INSIDE
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, is_set, kind

AFTER_EVENTS = ("intermediateCatchEvent", "receiveTask")


def check_shape(reader: Reader) -> None:
    """Note every breach as a finding."""
    container = reader.container
    for flow in container.flows:
        _flow(reader, flow.node, flow.source, flow.target)
    for node in container.nodes.values():
        _node(reader, node)
    starts.check(reader)


def _flow(reader: Reader, node: Node, source: str, target: str) -> None:
    nodes = reader.container.nodes
    for end in (source, target):
        if end not in nodes:
            reader.wrong(node, f"the sequence flow ends at {end!r}, which is not beside it")
            return
    if kind(nodes[source]) == "endEvent":
        reader.wrong(node, f"a sequence flow leaves end event {source}")
    if kind(nodes[target]) in ("startEvent", "boundaryEvent"):
        reader.wrong(node, f"a sequence flow enters {kind(nodes[target])} {target}")
    for id_ in (source, target):
        if is_set(nodes[id_], "triggeredByEvent"):
            reader.wrong(node, f"a sequence flow touches event sub-process {id_}")


def _node(reader: Reader, node: Node) -> None:
    for tag, rule in _RULES.items():
        if kind(node) == tag:
            rule(reader, node)
    compensation.check(reader, node)
    if is_set(node, "instantiate") and reader.container.entering(node):
        reader.wrong(node, "nothing leads to what starts a process")
    default = node.get("default")
    if default and default not in [flow.id for flow in reader.container.leaving(node)]:
        reader.wrong(node, f"its default {default} is not one of its sequence flows")


def _attached(reader: Reader, node: Node) -> None:
    host = reader.container.nodes.get(node.get("attachedToRef", ""))
    if host is None:
        reader.wrong(
            node, f"it is attached to {node.get('attachedToRef')!r}, which is not beside it"
        )
    elif not kind(host).endswith(("ask", "ctivity")) and kind(host) not in INSIDE:
        reader.wrong(node, f"a boundary event cannot sit on a {kind(host)}")
    elif is_set(host, "triggeredByEvent"):
        reader.wrong(node, "a boundary event cannot sit on an event sub-process")
    is_error = child(node, "errorEventDefinition") is not None
    if is_error and not is_set(node, "cancelActivity", default=True):
        reader.wrong(node, "an error boundary event always interrupts")


def _event_based(reader: Reader, node: Node) -> None:
    begins = is_set(node, "instantiate")
    if node.get("eventGatewayType", "Exclusive") != "Exclusive" and not begins:
        reader.wrong(node, "only an instantiating event-based gateway is parallel")
    flows = reader.container.leaving(node)
    if len(flows) < 2:
        reader.wrong(node, "an event-based gateway needs at least two ways on")
    for flow in flows:
        target = reader.container.nodes.get(flow.target)
        if target is not None and kind(target) not in AFTER_EVENTS:
            reader.wrong(node, f"an event-based gateway leads to {kind(target)} {flow.target}")


def _complex(reader: Reader, node: Node) -> None:
    joins = len(reader.container.entering(node)) > 1
    if joins and child(node, "activationCondition") is None:
        reader.wrong(node, "a complex gateway that joins needs an activationCondition")


def _exclusive(reader: Reader, node: Node) -> None:
    flows = reader.container.leaving(node)
    for flow in flows if len(flows) > 1 else ():
        if flow.id != node.get("default") and child(flow.node, "conditionExpression") is None:
            reader.wrong(flow.node, "a condition is missing, and this is not the default")


_RULES = {
    "boundaryEvent": _attached,
    "eventBasedGateway": _event_based,
    "complexGateway": _complex,
    "exclusiveGateway": _exclusive,
}
