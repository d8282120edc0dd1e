"""Every node can be reached from a start."""

from collections import defaultdict
from collections.abc import Iterator

from engine.workflow.checks.diagram import CONTAINERS, definition, flows, inside, is_handler
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


def _reached(container: Node) -> set[str]:
    ways = _ways(container)
    todo = [str(node.get("id")) for node in inside(container) if _begins(node)]
    reached: set[str] = set()
    while todo:
        id_ = todo.pop()
        if id_ not in reached:
            reached.add(id_)
            todo.extend(ways[id_])
    return reached


def _begins(node: Node) -> bool:
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
