"""Every node can be reached from a start, by its lines and by what tokens can do."""

from collections import defaultdict
from collections.abc import Iterator

from engine.workflow.checks.diagram import (
    CONTAINERS,
    Diagram,
    definition,
    flows,
    inside,
    is_handler,
)
from engine.workflow.checks.exploring import Explored
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind


def check(package: Package) -> Iterator[Complaint]:
    for diagram, container in package.each(*CONTAINERS):
        reached = _reached(container)
        for node in inside(container):
            if node.get("id") not in reached and node.get("isForCompensation") != "true":
                yield diagram.complain(
                    node, "从开始事件走不到这里", "it cannot be reached from a start event"
                )
    for diagram, found in package.explored:
        yield from _never(diagram, found)


def _never(diagram: Diagram, found: Explored) -> Iterator[Complaint]:
    """What lines lead to, and yet no token comes to: mostly behind a deadlock."""
    drawn = _reached(found.net.container)
    for id_, step in found.net.steps.items():
        fires = id_ in found.fired or id_ in found.stuck or not step.ways_in
        if id_ in drawn and not fires and not found.bounded and not found.piled:
            zh, en = "无论怎样走，令牌都到不了这里", "whatever happens, no token comes here"
            yield diagram.complain(step.node, zh, en)


def _reached(container: Node) -> set[str]:
    ways = _ways(container)
    entered = {id_ for targets in ways.values() for id_ in targets}
    free = kind(container) == "adHocSubProcess"
    todo = [
        str(node.get("id"))
        for node in inside(container)
        if _begins(node) or (free and node.get("id") not in entered)
    ]
    reached: set[str] = set()
    while todo:
        id_ = todo.pop()
        if id_ not in reached:
            reached.add(id_)
            todo.extend(ways[id_])
    return reached


def _begins(node: Node) -> bool:
    if node.get("instantiate") == "true":
        return True
    link = kind(node) == "intermediateCatchEvent" and definition(node) == "link"
    return kind(node) == "startEvent" or is_handler(node) or link


def _ways(container: Node) -> defaultdict[str, list[str]]:
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for flow in flows(container):
        ways[flow.get("sourceRef", "")].append(flow.get("targetRef", ""))
    for node in inside(container):
        if kind(node) == "boundaryEvent":
            ways[node.get("attachedToRef", "")].append(str(node.get("id")))
    return ways
