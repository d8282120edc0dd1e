"""What may follow an event-based gateway, and how it may start a process."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.rule import Rule
from engine.workflow.checks.xml import Node, kind

CLAUSE = "10.6.6"
AWAITED = frozenset({"message", "signal", "timer", "conditional"})
Words = Iterator[tuple[Node, str, str]]


def _targets(diagram: Diagram, gateway: Node) -> list[Node]:
    found = (diagram.index.find(flow.get("targetRef")) for flow in diagram.index.out(gateway))
    return [node for node in found if node is not None]


def _ways(diagram: Diagram, gateway: Node) -> Words:
    count = len(diagram.index.out(gateway))
    if count < 2:
        yield (
            gateway,
            f"事件网关至少要有两条离开的顺序流（现有 {count} 条）",
            f"an event-based gateway needs at least two outgoing sequence flows (it has {count})",
        )


def _target(diagram: Diagram, gateway: Node) -> Words:
    for node in _targets(diagram, gateway):
        triggers = set(diagram.index.triggers(node))
        awaits = kind(node) == "intermediateCatchEvent" and triggers <= AWAITED
        if not awaits and kind(node) != "receiveTask":
            name = f"{node.get('id')} ({kind(node)})"
            yield (
                gateway,
                f"事件网关之后只能是接收任务或消息、信号、定时、条件捕获事件，不能是 {name}",
                (
                    "an event-based gateway leads to receive tasks or to catch events for a "
                    f"message, signal, timer or condition, not to {name}"
                ),
            )


def _mix(diagram: Diagram, gateway: Node) -> Words:
    after = _targets(diagram, gateway)
    tasks = [node for node in after if kind(node) == "receiveTask"]
    events = [node for node in after if "message" in diagram.index.triggers(node)]
    if tasks and events:
        task, event = tasks[0].get("id"), events[0].get("id")
        yield (
            gateway,
            f"事件网关之后不能既有接收任务 {task} 又有消息事件 {event}",
            (
                f"an event-based gateway must not lead to both receive task {task} and message "
                f"event {event}"
            ),
        )


def _boundary(diagram: Diagram, gateway: Node) -> Words:
    for node in _targets(diagram, gateway):
        for event in diagram.index.attached.get(node.get("id", ""), []):
            yield (
                event,
                f"事件网关 {gateway.get('id')} 之后的接收任务 {node.get('id')} 不能附有边界事件",
                (
                    f"receive task {node.get('id')} after event-based gateway {gateway.get('id')} "
                    "must have no boundary event"
                ),
            )


def _alone(diagram: Diagram, gateway: Node) -> Words:
    for node in _targets(diagram, gateway):
        others = [f for f in diagram.index.into(node) if f.get("sourceRef") != gateway.get("id")]
        for flow in others:
            yield (
                node,
                f"它等在事件网关 {gateway.get('id')} 之后，不能另有进入的顺序流 {flow.get('id')}",
                (
                    f"it waits after event-based gateway {gateway.get('id')} and must have no "
                    f"other incoming sequence flow ({flow.get('id')})"
                ),
            )


def _start(diagram: Diagram, gateway: Node) -> Words:
    for flow in diagram.index.into(gateway) if gateway.get("instantiate") in ("true", "1") else ():
        yield (
            gateway,
            f"启动流程（instantiate）的事件网关不能有进入的顺序流 {flow.get('id')}",
            (
                "an event-based gateway that starts the process (instantiate) must have no "
                f"incoming sequence flow ({flow.get('id')})"
            ),
        )


def _parallel(_: Diagram, gateway: Node) -> Words:
    starts = gateway.get("instantiate") in ("true", "1")
    if gateway.get("eventGatewayType") == "Parallel" and not starts:
        yield (
            gateway,
            "并行的事件网关只能用来启动流程（instantiate=true）",
            "a parallel event-based gateway must start the process (instantiate=true)",
        )


PARTS: Mapping[str, Callable[[Diagram, Node], Words]] = {
    "event-gateway-ways": _ways,
    "event-gateway-target": _target,
    "event-gateway-mix": _mix,
    "event-gateway-boundary": _boundary,
    "event-gateway-alone": _alone,
    "event-gateway-start": _start,
    "event-gateway-parallel": _parallel,
}


def check(part: Callable[[Diagram, Node], Words], package: Package) -> Iterator[Complaint]:
    for diagram, gateway in package.each("eventBasedGateway"):
        for node, zh, en in part(diagram, gateway):
            yield diagram.complain(node, zh, en)


RULES: Mapping[str, Rule] = {
    id_: Rule(check=partial(check, part), clause=CLAUSE) for id_, part in PARTS.items()
}
