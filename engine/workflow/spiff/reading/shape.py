"""Rules about how the parts of one container hang together."""

from engine.workflow.spiff.reading.document import definitions_of
from engine.workflow.spiff.reading.model import Flow
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, kind

AFTER_EVENTS = ("intermediateCatchEvent", "receiveTask")


def check_shape(reader: Reader) -> None:
    """Note every breach as a finding."""
    container = reader.container
    for flow in container.flows:
        _flow(reader, flow.node, flow.source, flow.target)
    for node in container.nodes.values():
        _node(reader, node)
    _starts(reader)


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
        if nodes[id_].get("triggeredByEvent") == "true":
            reader.wrong(node, f"a sequence flow touches event sub-process {id_}")


def _node(reader: Reader, node: Node) -> None:
    tag = kind(node)
    if node.get("isForCompensation") == "true":
        reader.wrong(node, "compensation is not supported")
    if tag == "boundaryEvent":
        _attached(reader, node)
    if tag == "eventBasedGateway":
        _event_based(reader, node)
    default = node.get("default")
    if default and default not in [f.id for f in _leaving(reader, node)]:
        reader.wrong(node, f"its default {default} is not one of its sequence flows")
    if tag == "exclusiveGateway" and len(_leaving(reader, node)) > 1:
        for flow in _leaving(reader, node):
            if flow.id != default and child(flow.node, "conditionExpression") is None:
                reader.wrong(flow.node, "a condition is missing, and this is not the default")


def _attached(reader: Reader, node: Node) -> None:
    host = reader.container.nodes.get(node.get("attachedToRef", ""))
    if host is None:
        reader.wrong(
            node, f"it is attached to {node.get('attachedToRef')!r}, which is not beside it"
        )
    elif not (
        kind(host).endswith(("ask", "ctivity")) or kind(host) in ("subProcess", "transaction")
    ):
        reader.wrong(node, f"a boundary event cannot sit on a {kind(host)}")
    elif host.get("triggeredByEvent") == "true":
        reader.wrong(node, "a boundary event cannot sit on an event sub-process")
    is_error = child(node, "errorEventDefinition") is not None
    if is_error and node.get("cancelActivity") == "false":
        reader.wrong(node, "an error boundary event always interrupts")


def _event_based(reader: Reader, node: Node) -> None:
    if node.get("instantiate") == "true":
        reader.wrong(node, "an instantiating event-based gateway is not supported")
    if node.get("eventGatewayType", "Exclusive") != "Exclusive":
        reader.wrong(node, "a parallel event-based gateway is not supported")
    flows = _leaving(reader, node)
    if len(flows) < 2:
        reader.wrong(node, "an event-based gateway needs at least two ways on")
    for flow in flows:
        target = reader.container.nodes.get(flow.target)
        if target is not None and kind(target) not in AFTER_EVENTS:
            reader.wrong(node, f"an event-based gateway leads to {kind(target)} {flow.target}")


def _starts(reader: Reader) -> None:
    container = reader.container
    starts = [node for node in container.nodes.values() if kind(node) == "startEvent"]
    plain = [node for node in starts if _definition(reader, node) is None]
    if not starts:
        reader.wrong(None, "there is no start event")
    elif container.parent is None:
        if len(plain) > 1 or (not plain and len(starts) > 1):
            reader.wrong(starts[1], "more than one start event that could start it")
        for node in starts:
            if _definition(reader, node) in ("errorEventDefinition", "escalationEventDefinition"):
                reader.wrong(node, "only an event sub-process starts by an error or escalation")
    elif len(starts) > 1:
        reader.wrong(starts[1], "a sub-process has exactly one start event")
    else:
        _inner_start(reader, starts[0])


def _inner_start(reader: Reader, start: Node) -> None:
    handler = reader.container.node.get("triggeredByEvent") == "true"
    definition = _definition(reader, start)
    if handler and definition is None:
        reader.wrong(start, "an event sub-process needs a start event with an event definition")
    if not handler and definition is not None:
        reader.wrong(start, "a sub-process starts with a plain start event")
    if definition == "errorEventDefinition" and start.get("isInterrupting") == "false":
        reader.wrong(start, "an error start event always interrupts")


def _definition(reader: Reader, node: Node) -> str | None:
    found = definitions_of(reader.document, node)
    return kind(found[0]) if found else None


def _leaving(reader: Reader, node: Node) -> list[Flow]:
    return [flow for flow in reader.container.flows if flow.source == node.get("id")]
