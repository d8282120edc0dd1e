"""What an event definition of a process that runs must say, as a table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from engine.workflow.checks.diagram import EVENTS, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import executable
from engine.workflow.checks.package import Package
from engine.workflow.checks.rule import Rule
from engine.workflow.checks.xml import BPMN, Node, kind, words, zeebe

THROWS = frozenset({"endEvent", "intermediateThrowEvent"})
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """An event definition with this `trigger` must satisfy `met`."""

    trigger: str
    clause: str
    zh: str
    en: str
    met: Callable[[Diagram, Node, Node], bool]


def _message(_: Diagram, __: Node, definition: Node) -> bool:
    return bool(definition.get("messageRef"))


def _operation(diagram: Diagram, event: Node, definition: Node) -> bool:
    """Named as the standard does, or by the dialect: a service, a correlation, a named message."""
    if definition.find(f"{BPMN}operationRef") is not None or not definition.get("messageRef"):
        return True
    message = diagram.index.find(definition.get("messageRef"))
    serves = any(zeebe(node, "taskDefinition") is not None for node in (event, definition))
    return serves or (message is not None and zeebe(message, "subscription") is not None)


def _code(attribute: str, reference: str) -> Callable[[Diagram, Node, Node], bool]:
    def met(diagram: Diagram, event: Node, definition: Node) -> bool:
        if kind(event) not in THROWS:
            return True
        named = diagram.index.find(definition.get(reference))
        return named is not None and bool(named.get(attribute, "").strip())

    return met


def _condition(_: Diagram, __: Node, definition: Node) -> bool:
    condition = definition.find(f"{BPMN}condition")
    if condition is None or not words(condition):
        return False
    return condition.get(TYPE, "").rpartition(":")[2] == "tFormalExpression"


NEEDS: Mapping[str, Need] = {
    "message-event-message": Need(
        trigger="message",
        clause="10.5.5",
        zh="可执行流程的消息事件须指明 messageRef",
        en="a message event of an executable process needs a messageRef",
        met=_message,
    ),
    "message-event-operation": Need(
        trigger="message",
        clause="10.5.5",
        zh="可执行流程的消息事件须指明 operationRef"
        "（或用 zeebe:subscription、zeebe:taskDefinition 代替）",
        en="a message event of an executable process needs an operationRef (or a "
        "zeebe:subscription or zeebe:taskDefinition in its place)",
        met=_operation,
    ),
    "escalation-code": Need(
        trigger="escalation",
        clause="8.4.4",
        zh="可执行流程抛出的升级须有 escalationCode",
        en="an escalation that an executable process throws needs an escalationCode",
        met=_code("escalationCode", "escalationRef"),
    ),
    "error-code": Need(
        trigger="error",
        clause="8.4.3",
        zh="可执行流程抛出的错误须有 errorCode",
        en="an error that an executable process throws needs an errorCode",
        met=_code("errorCode", "errorRef"),
    ),
    "condition-formal": Need(
        trigger="conditional",
        clause="10.5.5",
        zh="可执行流程的条件事件须有形式表达式（tFormalExpression）",
        en="a conditional event of an executable process needs a formal expression "
        "(tFormalExpression)",
        met=_condition,
    ),
}


def check(need: Need, package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each(*EVENTS):
        for definition in diagram.index.definitions(event) if executable(event) else ():
            is_it = kind(definition) == f"{need.trigger}EventDefinition"
            if is_it and not need.met(diagram, event, definition):
                yield diagram.complain(event, need.zh, need.en)


RULES: Mapping[str, Rule] = {
    id_: Rule(check=partial(check, need), clause=need.clause) for id_, need in NEEDS.items()
}
