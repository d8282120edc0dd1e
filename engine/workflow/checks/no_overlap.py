"""Nodes side by side do not cover each other, and lie inside what holds them."""

from collections.abc import Iterator
from itertools import combinations

from engine.workflow.checks.diagram import CONTAINERS, Diagram, inside
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.geometry import Box, boxes
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMNDI, Node, kind


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        drawn, planes = boxes(diagram), _planes(diagram)
        for container in diagram.each(*CONTAINERS):
            children = [
                node
                for node in inside(container)
                if node.get("id") in drawn and kind(node) != "boundaryEvent"
            ]
            yield from _covered(diagram, children, drawn)
            around = drawn.get(container.get("id", ""))
            if around and container.get("id") not in planes:
                yield from _outside(diagram, children, drawn, around)


def _planes(diagram: Diagram) -> set[str]:
    """What is drawn on a page of its own, as collapsed sub-processes are."""
    return {plane.get("bpmnElement", "") for plane in diagram.root.iter(f"{BPMNDI}BPMNPlane")}


def _covered(diagram: Diagram, children: list[Node], drawn: dict[str, Box]) -> Iterator[Complaint]:
    for one, other in combinations(children, 2):
        if drawn[str(one.get("id"))].overlaps(drawn[str(other.get("id"))]):
            name = one.get("id")
            yield diagram.complain(other, f"与 {name} 重叠", f"it overlaps {name}")


def _outside(
    diagram: Diagram, children: list[Node], drawn: dict[str, Box], around: Box
) -> Iterator[Complaint]:
    for node in children:
        if not around.holds(drawn[str(node.get("id"))]):
            yield diagram.complain(
                node, "画在所属子流程之外", "it is drawn outside its sub-process"
            )
