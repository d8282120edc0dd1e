"""A diagram as text, from its XML alone: steps in the order of the flows, lane by lane readable.

It reads what cannot run yet as well: a draft is told as it is drawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.workflow.checks.diagram import Diagram, definition, flows, inside
from engine.workflow.checks.xml import BPMN, SUNROAD, ZEEBE, Node, kind, parse, words


@dataclass(frozen=True, kw_only=True, slots=True)
class Next:
    """Where one goes from a step: the target's number, and what has to hold."""

    target: str
    name: str
    flow: str
    condition: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One element; `event` is `timer`, `message`, … of an event, `due` says when it is due.

    `role` is its lane's id without `Lane_`, `lane` the lane's name. `calls` is the service,
    decision or process that it uses; `depth` counts the phases around it; `attached` names the
    step whose edge it sits on.
    """

    id: str
    name: str
    kind: str
    event: str
    role: str
    lane: str
    depth: int
    attached: str
    form: str
    calls: str
    due: str
    rule: str
    note: str
    next: tuple[Next, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """`role` is its id without `Lane_`."""

    role: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcessText:
    """One process with its steps in order."""

    id: str
    name: str
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]


def told(body: bytes, english: Mapping[str, str]) -> tuple[ProcessText, ...]:
    """Every process of a file; `english` gives names by element. Raises Unsafe: it is no XML."""
    diagram = Diagram("", parse(body))
    return tuple(_process(diagram, one, english) for one in diagram.each("process"))


def _process(diagram: Diagram, process: Node, english: Mapping[str, str]) -> ProcessText:
    lanes = {
        words(member): _lane(lane, english)
        for lane in process.iter(f"{BPMN}lane")
        for member in lane.iter(f"{BPMN}flowNodeRef")
    }
    steps = (_step(diagram, node, depth, lanes, english) for node, depth in _level(process, 0))
    return ProcessText(
        id=process.get("id", ""),
        name=_name(process, english),
        lanes=tuple(_lane(lane, english) for lane in process.iter(f"{BPMN}lane")),
        steps=tuple(steps),
    )


def _lane(lane: Node, english: Mapping[str, str]) -> Lane:
    return Lane(role=lane.get("id", "").removeprefix("Lane_"), name=_name(lane, english))


def _level(container: Node, depth: int) -> Iterator[tuple[Node, int]]:
    for node in _followed(container):
        yield node, depth
        if kind(node) in ("subProcess", "transaction", "adHocSubProcess"):
            yield from _level(node, depth + 1)


def _followed(container: Node) -> Iterator[Node]:
    """Along the flows from where they begin; what nothing leads to comes last."""
    nodes = {node.get("id", ""): node for node in inside(container)}
    targets: dict[str, list[str]] = {}
    for flow in flows(container):
        targets.setdefault(flow.get("sourceRef", ""), []).append(flow.get("targetRef", ""))
    edges = {id_: node.get("attachedToRef") for id_, node in nodes.items()}
    waiting = _begins(nodes, {target for ends in targets.values() for target in ends})
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop(0)
        if id_ in seen or id_ not in nodes:
            continue
        seen.add(id_)
        yield nodes[id_]
        waiting += [one for one, host in edges.items() if host == id_] + targets.get(id_, [])
    yield from (node for id_, node in nodes.items() if id_ not in seen)


def _begins(nodes: Mapping[str, Node], entered: Iterable[str]) -> list[str]:
    led_to = set(entered)
    free = [id_ for id_, node in nodes.items() if id_ not in led_to and not _attached(node)]
    starts = [id_ for id_ in free if kind(nodes[id_]) == "startEvent"]
    return starts + [id_ for id_ in free if id_ not in starts and not _is_handler(nodes[id_])]


def _step(
    diagram: Diagram,
    node: Node,
    depth: int,
    lanes: Mapping[str, Lane],
    english: Mapping[str, str],
) -> Step:
    host = diagram.index.find(_attached(node))
    lane = lanes.get(node.get("id", ""), Lane(role="", name=""))
    return Step(
        id=node.get("id", ""),
        name=_name(node, english),
        kind=kind(node),
        event=definition(node),
        role=lane.role,
        lane=lane.name,
        depth=depth,
        attached=_name(host, english) if host is not None else "",
        form=_of(node, "formDefinition", "formId"),
        calls=_calls(node),
        due=_due(node),
        rule=node.get(f"{SUNROAD}rule", ""),
        note=words(node.find(f"{BPMN}documentation")),
        next=tuple(_next(diagram, flow, english) for flow in diagram.index.out(node)),
    )


def _next(diagram: Diagram, flow: Node, english: Mapping[str, str]) -> Next:
    target = diagram.index.find(flow.get("targetRef"))
    return Next(
        target=flow.get("targetRef", ""),
        name=_name(target, english) if target is not None else "",
        flow=_name(flow, english, bare=True),
        condition=words(flow.find(f"{BPMN}conditionExpression")).removeprefix("="),
    )


def _calls(node: Node) -> str:
    named = (
        _of(node, "taskDefinition", "type"),
        _of(node, "calledDecision", "decisionId"),
        _of(node, "calledElement", "processId"),
    )
    return next((one for one in named if one), "")


def _due(node: Node) -> str:
    """Working days, a moment, or what a timer says."""
    days = node.get(f"{SUNROAD}dueWorkingDays", "").removeprefix("=")
    timer = node.find(f"{BPMN}timerEventDefinition")
    told = words(timer).removeprefix("=") if timer is not None else ""
    return days or _of(node, "taskSchedule", "dueDate").removeprefix("=") or told


def _of(node: Node, extension: str, attribute: str) -> str:
    found = node.find(f"{BPMN}extensionElements/{ZEEBE}{extension}")
    return found.get(attribute, "") if found is not None else ""


def _attached(node: Node) -> str:
    return node.get("attachedToRef", "")


def _is_handler(node: Node) -> bool:
    return node.get("triggeredByEvent") in ("true", "1")


def _name(node: Node, english: Mapping[str, str], *, bare: bool = False) -> str:
    """In English where there is one; what has no name is called by its id, unless `bare`."""
    id_ = node.get("id", "")
    return english.get(id_) or node.get("name", "") or ("" if bare else id_)
