"""What the engine cannot carry out yet is refused, never half run."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import EVENTS, definition
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

ELEMENTS = {
    "complexGateway": ("复杂网关", "complex gateways"),
    "transaction": ("事务子流程", "transactions"),
    "adHocSubProcess": ("自由子流程", "ad-hoc sub-processes"),
    "callChoreography": ("编排", "choreographies"),
    "choreographyTask": ("编排", "choreographies"),
    "subChoreography": ("编排", "choreographies"),
    "standardLoopCharacteristics": ("标准循环（请用网关画出）", "standard loops (draw a gateway)"),
    "compensateEventDefinition": ("补偿事件", "compensation events"),
    "cancelEventDefinition": ("取消事件", "cancel events"),
    "eventDefinitionRef": ("引用的事件定义", "event definitions by reference"),
}
EVENT_DEFINITIONS = {
    "startEvent": {"timer", "message", "signal", "conditional", "error", "escalation"},
    "intermediateCatchEvent": {"timer", "message", "signal", "conditional", "link"},
    "intermediateThrowEvent": {"message", "signal", "escalation", "link"},
    "boundaryEvent": {"timer", "message", "signal", "conditional", "error", "escalation"},
    "endEvent": {"message", "signal", "error", "escalation", "terminate"},
}
ATTRIBUTES = {
    ("isForCompensation", "true"): ("补偿活动", "compensation activities"),
    ("instantiate", "true"): ("由消息启动的任务或网关", "instantiating tasks and gateways"),
    ("eventGatewayType", "Parallel"): ("并行事件网关", "parallel event-based gateways"),
}


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*ELEMENTS):
        yield diagram.complain(node, *_words(*ELEMENTS[kind(node)]))
    for diagram, node in package.nodes():
        for (name, value), words in ATTRIBUTES.items():
            if node.get(name) == value:
                yield diagram.complain(node, *_words(*words))
    for diagram, event in package.each(*EVENTS):
        for zh, en in _event(event):
            yield diagram.complain(event, *_words(zh, en))


def _words(zh: str, en: str) -> tuple[str, str]:
    return f"尚不支持{zh}", f"{en} are not supported yet"


def _event(event: Node) -> Iterator[tuple[str, str]]:
    found = [part for part in event if kind(part).endswith("EventDefinition")]
    if len(found) > 1:
        yield "多重事件", "events with several definitions"
    name = definition(event)
    listed = f"{name}EventDefinition" in ELEMENTS
    if name and not listed and name not in EVENT_DEFINITIONS[kind(event)]:
        yield f"带有 {name} 的 {kind(event)}", f"{kind(event)}s with a {name} definition"
