"""Nodes side by side do not cover each other, and lie inside what holds them."""

from collections.abc import Iterator

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
    """From left to right: only what begins before another ends can overlap it."""
    placed = sorted(((drawn[str(node.get("id"))], node) for node in children), key=_left)
    open_: list[tuple[Box, Node]] = []
    for box, node in placed:
        open_ = [(other, one) for other, one in open_ if other.x + other.width > box.x]
        for _, one in (pair for pair in open_ if pair[0].overlaps(box)):
            first, second = sorted((one, node), key=children.index)
            name = first.get("id")
            yield diagram.complain(second, f"与 {name} 重叠", f"it overlaps {name}")
        open_.append((box, node))


def _left(placed: tuple[Box, Node]) -> float:
    return placed[0].x


def _outside(
    diagram: Diagram, children: list[Node], drawn: dict[str, Box], around: Box
) -> Iterator[Complaint]:
    for node in children:
        if not around.holds(drawn[str(node.get("id"))]):
            yield diagram.complain(
                node, "画在所属子流程之外", "it is drawn outside its sub-process"
            )
