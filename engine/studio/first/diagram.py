"""A first diagram: a pool with its lanes, a start, one task for a person, an end."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    ' xmlns:modeler="http://camunda.org/schema/modeler/1.0"'
    ' xmlns:sunroad="http://sunroad.example/schema/bpmn/1.0"'
    ' targetNamespace="http://sunroad.example/bpmn" modeler:executionPlatform="Camunda Cloud"'
    ' modeler:executionPlatformVersion="8.6.0" '
)
LEFT, TOP, WIDTH, HEIGHT, BAND = 160, 80, 760, 160, 30
Lanes = Sequence[tuple[str, str]]


def drawn(process: str, name: str, lanes: Lanes, task: str) -> bytes:
    """`lanes` are role and name from top to bottom; without lanes there is only start and end."""
    inner = _lanes(lanes, with_task=bool(task)) + _nodes(process, task)
    body = (
        f'<bpmn:collaboration id="Collaboration_{process}">'
        f'<bpmn:participant id="Participant_{process}" name={quoteattr(name)}'
        f' processRef="{process}"/></bpmn:collaboration>'
        f'<bpmn:process id="{process}" name={quoteattr(name)} isExecutable="true">'
        f"{inner}</bpmn:process>"
    )
    picture = "".join(_picture(process, lanes, with_task=bool(task)))
    return (
        f'{HEAD}id="Definitions_{process}">{body}<bpmndi:BPMNDiagram id="Diagram_{process}">'
        f'<bpmndi:BPMNPlane id="Plane_{process}" bpmnElement="Collaboration_{process}">'
        f"{picture}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>\n"
    ).encode()


def _lanes(lanes: Lanes, *, with_task: bool) -> str:
    if not lanes:
        return ""
    home = _home(lanes)
    members = dict.fromkeys(range(len(lanes)), "")
    members[0] += "<bpmn:flowNodeRef>started</bpmn:flowNodeRef>"
    if with_task:
        members[home] += "<bpmn:flowNodeRef>first_task</bpmn:flowNodeRef>"
    members[home] += "<bpmn:flowNodeRef>ended</bpmn:flowNodeRef>"
    drawn_lanes = "".join(
        f'<bpmn:lane id="Lane_{role}" name={quoteattr(name)}>{members[number]}</bpmn:lane>'
        for number, (role, name) in enumerate(lanes)
    )
    return f'<bpmn:laneSet id="LaneSet_1">{drawn_lanes}</bpmn:laneSet>'


def _nodes(process: str, task: str) -> str:
    middle = (
        f'<bpmn:userTask id="first_task" name={quoteattr(task)}><bpmn:extensionElements>'
        f'<zeebe:userTask/><zeebe:formDefinition formId="{escape(process)}/first_task"/>'
        "</bpmn:extensionElements></bpmn:userTask>"
        '<bpmn:sequenceFlow id="begin" sourceRef="started" targetRef="first_task"/>'
        '<bpmn:sequenceFlow id="finish" sourceRef="first_task" targetRef="ended"/>'
    )
    straight = '<bpmn:sequenceFlow id="begin" sourceRef="started" targetRef="ended"/>'
    return '<bpmn:startEvent id="started" name="开始"/><bpmn:endEvent id="ended" name="结束"/>' + (
        middle if task else straight
    )


def _home(lanes: Lanes) -> int:
    """The lane of the task and the end: the second, if there is one."""
    return min(1, len(lanes) - 1) if lanes else 0


def _picture(process: str, lanes: Lanes, *, with_task: bool) -> Iterator[str]:
    rows, first = max(1, len(lanes)), TOP + HEIGHT // 2
    last = first + _home(lanes) * HEIGHT
    yield _shape(f"Participant_{process}", LEFT, TOP, WIDTH, rows * HEIGHT, flat=True)
    for number, (role, _) in enumerate(lanes):
        top = TOP + number * HEIGHT
        yield _shape(f"Lane_{role}", LEFT + BAND, top, WIDTH - BAND, HEIGHT, flat=True)
    yield _shape("started", 260, first - 18, 36, 36)
    yield _shape("ended", 762, last - 18, 36, 36)
    if not with_task:
        yield _edge("begin", (296, first), (529, first), (529, last), (762, last))
        return
    yield _shape("first_task", 470, last - 40, 120, 80)
    turn = ((530, first), (530, last - 40)) if last > first else ((470, last),)
    yield _edge("begin", (296, first), *turn)
    yield _edge("finish", (590, last), (762, last))


def _shape(id_: str, x: int, y: int, width: int, height: int, *, flat: bool = False) -> str:
    across = ' isHorizontal="true"' if flat else ""
    return (
        f'<bpmndi:BPMNShape id="{id_}_di" bpmnElement="{id_}"{across}>'
        f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/></bpmndi:BPMNShape>'
    )


def _edge(id_: str, *points: tuple[int, int]) -> str:
    way = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in points)
    return f'<bpmndi:BPMNEdge id="{id_}_di" bpmnElement="{id_}">{way}</bpmndi:BPMNEdge>'
