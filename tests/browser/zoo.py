"""A diagram with every kind of element, undrawn: what the editor must know how to draw and to name."""

from collections.abc import Iterator

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:sunroad="http://sunroad.example/schema/bpmn/1.0" id="Zoo" targetNamespace="zoo">'
)
CAUGHT = ("message", "timer", "signal", "conditional")
TRIGGERS = {
    "startEvent": ("", *CAUGHT),
    "intermediateCatchEvent": (*CAUGHT, "link"),
    "intermediateThrowEvent": ("", "message", "signal", "escalation", "compensate", "link"),
    "endEvent": ("", "message", "signal", "escalation", "error", "compensate", "terminate"),
    "boundaryEvent": (*CAUGHT, "escalation", "error", "compensate"),
}
GATEWAYS = ("exclusive", "inclusive", "parallel", "complex", "eventBased")
TASKS = {
    "task": "",
    "manualTask": "",
    "sendTask": '<zeebe:taskDefinition type="t"/>',
    "receiveTask": "",
    "userTask": '<zeebe:userTask/><zeebe:formDefinition formId="zoo/form"/>'
    '<zeebe:assignmentDefinition assignee="=a"/><zeebe:taskSchedule dueDate="=d"/>',
    "serviceTask": '<zeebe:taskDefinition type="bids.count"/><zeebe:ioMapping>'
    '<zeebe:input source="a" target="b"/><zeebe:output source="=c" target="d"/></zeebe:ioMapping>'
    '<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>'
    '<zeebe:properties><zeebe:property name="n" value="v"/></zeebe:properties>',
    "scriptTask": '<zeebe:script expression="=1" resultVariable="r"/>',
    "businessRuleTask": '<zeebe:calledDecision decisionId="x" resultVariable="r"/>',
    "callActivity": '<zeebe:calledElement processId="x" propagateAllChildVariables="false"/>',
}
TIMERS = {
    "timeDate": "2026-01-01T09:00:00+08:00",
    "timeDuration": "P1D",
    "timeCycle": "R3/PT1H",
}
LOOPS = {
    "together": '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>'
    '<zeebe:loopCharacteristics inputCollection="=l" inputElement="e"/>'
    "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>",
    "in_turn": '<bpmn:multiInstanceLoopCharacteristics isSequential="true"/>',
}


def zoo() -> str:
    """Two pools with lanes, and everything a process may hold."""
    roots = (
        '<bpmn:message id="M" name="m" sunroad:title="t" sunroad:sender="agency"/>'
        '<bpmn:signal id="S" name="s"/><bpmn:error id="E" name="e" errorCode="e"/>'
        '<bpmn:escalation id="X" name="x" escalationCode="x"/>'
    )
    pools = (
        '<bpmn:collaboration id="C"><bpmn:participant id="P1" name="p" processRef="zoo"/>'
        '<bpmn:participant id="P2" name="q"/>'
        '<bpmn:messageFlow id="MF" sourceRef="sendTask" targetRef="P2"/></bpmn:collaboration>'
    )
    lanes = (
        '<bpmn:laneSet id="LS"><bpmn:lane id="Lane_agency" name="l"/>'
        '<bpmn:lane id="Lane_x" name="k"/></bpmn:laneSet>'
    )
    inside = "".join((*_tasks(), *_gateways(), *_events(), *_others()))
    process = f'<bpmn:process id="zoo" name="z" isExecutable="true">{lanes}{inside}</bpmn:process>'
    return f"{HEAD}{roots}{pools}{process}</bpmn:definitions>"


def _tasks() -> Iterator[str]:
    for tag, extensions in TASKS.items():
        inner = f"<bpmn:extensionElements>{extensions}</bpmn:extensionElements>"
        refers = ' messageRef="M"' if tag == "receiveTask" else ""
        yield f'<bpmn:{tag} id="{tag}" name="{tag}"{refers}>{inner if extensions else ""}</bpmn:{tag}>'
    for name, loop in LOOPS.items():
        yield f'<bpmn:callActivity id="{name}" name="n">{loop}</bpmn:callActivity>'


def _gateways() -> Iterator[str]:
    for kind in GATEWAYS:
        ways = "".join(f"<bpmn:outgoing>{kind}_{way}</bpmn:outgoing>" for way in "ab")
        default = f' default="{kind}_b"' if kind in ("exclusive", "inclusive", "complex") else ""
        yield f'<bpmn:{kind}Gateway id="{kind}" name="n"{default}>{ways}</bpmn:{kind}Gateway>'
        condition = '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=a</bpmn:conditionExpression>'
        target = "receiveTask" if kind == "eventBased" else "task"
        ends = f'sourceRef="{kind}" targetRef="{target}"'
        yield f'<bpmn:sequenceFlow id="{kind}_a" name="n" {ends}>{condition if default else ""}</bpmn:sequenceFlow>'
        yield f'<bpmn:sequenceFlow id="{kind}_b" {ends}/>'


def _events() -> Iterator[str]:
    for tag, triggers in TRIGGERS.items():
        host = ' attachedToRef="userTask"' if tag == "boundaryEvent" else ""
        for trigger in triggers:
            yield _event(tag, f"{tag}_{trigger}", trigger, host)
    for form in TIMERS:
        yield _event("intermediateCatchEvent", form, "timer", "", form)
    yield _event("boundaryEvent", "quiet", "timer", ' attachedToRef="task" cancelActivity="false"')


def _event(tag: str, name: str, trigger: str, more: str, form: str = "timeDuration") -> str:
    refers = {"message": "M", "signal": "S", "error": "E", "escalation": "X"}
    ref = f' {trigger}Ref="{refers[trigger]}"' if trigger in refers else ""
    kind = 'xsi:type="bpmn:tFormalExpression"'
    inner = {
        "timer": f"<bpmn:{form} {kind}>{TIMERS[form]}</bpmn:{form}>",
        "conditional": f"<bpmn:condition {kind}>=a</bpmn:condition>",
    }.get(trigger, "")
    link = ' name="l"' if trigger == "link" else ""
    definition = f'<bpmn:{trigger}EventDefinition id="{name}_d"{ref}{link}>{inner}</bpmn:{trigger}EventDefinition>'
    return f'<bpmn:{tag} id="{name}" name="n"{more}>{definition if trigger else ""}</bpmn:{tag}>'


def _others() -> Iterator[str]:
    start = '<bpmn:startEvent id="{0}_s" name="n"/>'
    yield f'<bpmn:subProcess id="sub" name="n">{start.format("sub")}</bpmn:subProcess>'
    yield f'<bpmn:transaction id="trans" name="n">{start.format("trans")}</bpmn:transaction>'
    yield '<bpmn:adHocSubProcess id="adhoc" name="n"><bpmn:task id="adhoc_t" name="n"/></bpmn:adHocSubProcess>'
    handled = _event("startEvent", "handler_s", "escalation", ' isInterrupting="false"')
    yield f'<bpmn:subProcess id="handler" name="n" triggeredByEvent="true">{handled}</bpmn:subProcess>'
    yield '<bpmn:dataObject id="DO"/><bpmn:dataObjectReference id="data" name="n" dataObjectRef="DO"/>'
    yield '<bpmn:dataStoreReference id="store" name="n"/>'
    yield '<bpmn:textAnnotation id="note"><bpmn:text>n</bpmn:text></bpmn:textAnnotation>'
    yield '<bpmn:association id="link" sourceRef="note" targetRef="task"/><bpmn:group id="group"/>'
