"""Diagrams to measure with, drawn by program."""

import itertools

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="bench">'
)


def line(process: str, steps: int) -> str:
    """Start → `steps` user tasks, each with a reminder timer far away → end."""
    nodes = ["start", *(f"step_{n}" for n in range(steps)), "finish"]
    tasks = "".join(_task(process, n) for n in range(steps))
    reminders = "".join(_reminder(n) for n in range(steps))
    return _diagram(process, nodes, tasks + reminders, _reminder_shapes(steps))


def waiting(process: str) -> str:
    """Start → a timer that follows the case file → a user task → end."""
    timer = (
        '<bpmn:intermediateCatchEvent id="wait" name="等待"><bpmn:timerEventDefinition id="wait_t">'
        "<bpmn:timeDate>=date and time(note)</bpmn:timeDate></bpmn:timerEventDefinition>"
        "</bpmn:intermediateCatchEvent>"
    )
    return _diagram(process, ["start", "wait", "step_0", "finish"], timer + _task(process, 0), "")


def _diagram(process: str, nodes: list[str], inner: str, shapes: str) -> str:
    flows = "".join(
        f'<bpmn:sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>'
        for a, b in itertools.pairwise(nodes)
    )
    members = "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in nodes)
    lanes = (
        '<bpmn:laneSet id="lanes"><bpmn:lane id="Lane_agency" name="代理">'
        f"{members}</bpmn:lane></bpmn:laneSet>"
    )
    body = (
        '<bpmn:startEvent id="start" name="开始"/>'
        + inner
        + '<bpmn:endEvent id="finish" name="结束"/>'
    )
    return (
        f'{HEAD}<bpmn:process id="{process}" isExecutable="true">{lanes}{body}{flows}'
        f"</bpmn:process>{_pictures(process, nodes, shapes)}</bpmn:definitions>"
    )


def _task(process: str, n: int) -> str:
    return (
        f'<bpmn:userTask id="step_{n}" name="第{n}步"><bpmn:extensionElements><zeebe:userTask/>'
        f'<zeebe:formDefinition formId="{process}/step"/></bpmn:extensionElements></bpmn:userTask>'
    )


def _reminder(n: int) -> str:
    return (
        f'<bpmn:boundaryEvent id="late_{n}" name="逾期" attachedToRef="step_{n}"'
        f' cancelActivity="false"><bpmn:timerEventDefinition id="late_{n}_t">'
        "<bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>"
        f'</bpmn:boundaryEvent><bpmn:endEvent id="told_{n}" name="已提醒"/>'
        f'<bpmn:sequenceFlow id="late_told_{n}" sourceRef="late_{n}" targetRef="told_{n}"/>'
    )


def _pictures(process: str, nodes: list[str], shapes: str) -> str:
    drawn = "".join(
        _shape(
            node,
            160 * n + 100,
            100,
            *((36, 36) if node in ("start", "finish", "wait") else (100, 80)),
        )
        for n, node in enumerate(nodes)
    )
    edges = "".join(
        _edge(f"{a}_{b}", 160 * n + 200, 160 * n + 260, 140)
        for n, (a, b) in enumerate(itertools.pairwise(nodes))
    )
    lane = _shape("Lane_agency", 0, 0, 160 * len(nodes) + 200, 500)
    return (
        '<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="'
        f'{process}">{lane}{drawn}{shapes}{edges}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )


def _reminder_shapes(steps: int) -> str:
    return "".join(
        _shape(f"late_{n}", 160 * (n + 1) + 130, 162, 36, 36)
        + _shape(f"told_{n}", 160 * (n + 1) + 130, 300, 36, 36)
        + _edge(f"late_told_{n}", 160 * (n + 1) + 148, 160 * (n + 1) + 148, 198)
        for n in range(steps)
    )


def _shape(element: str, x: int, y: int, width: int, height: int) -> str:
    return (
        f'<bpmndi:BPMNShape id="{element}_di" bpmnElement="{element}"><dc:Bounds x="{x}" y="{y}"'
        f' width="{width}" height="{height}"/></bpmndi:BPMNShape>'
    )


def _edge(element: str, x: int, to: int, y: int) -> str:
    return (
        f'<bpmndi:BPMNEdge id="{element}_di" bpmnElement="{element}"><di:waypoint x="{x}" y="{y}"/>'
        f'<di:waypoint x="{to}" y="{y}"/></bpmndi:BPMNEdge>'
    )
