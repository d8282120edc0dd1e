"""Processes do not call each other in a ring: no data could be trusted to end it."""

from collections import defaultdict
from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import around
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, called_process

Call = tuple[str, str, Diagram, Node]


def check(package: Package) -> Iterator[Complaint]:
    calls = list(_calls(package))
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for caller, called, _, _ in calls:
        ways[caller].add(called)
    for caller, called, diagram, node in calls:
        if caller in _reached(called, ways):
            yield diagram.complain(
                node,
                f"流程 {caller} 与 {called} 循环调用",
                f"processes {caller} and {called} call each other in a ring",
            )


def _calls(package: Package) -> Iterator[Call]:
    for diagram, node in package.each("callActivity"):
        process = around(node, "process")
        if process is not None:
            yield str(process.get("id")), called_process(node), diagram, node


def _reached(start: str, ways: dict[str, set[str]]) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        new = ways.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found
