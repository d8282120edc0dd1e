"""Where a diagram is drawn: bounds by element id, and edges."""

from dataclasses import dataclass

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.xml import BPMNDI, DC, DI, Node


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the units of the diagram."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than a border."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


def boxes(diagram: Diagram) -> dict[str, Box]:
    """The bounds of everything that is drawn as a shape."""
    found: dict[str, Box] = {}
    for shape in diagram.root.iter(f"{BPMNDI}BPMNShape"):
        bounds = shape.find(f"{DC}Bounds")
        box = _box(bounds) if bounds is not None else None
        if box is not None:
            found[shape.get("bpmnElement", "")] = box
    return found


def edges(diagram: Diagram) -> set[str]:
    """The elements that are drawn as lines of at least two points."""
    return {
        edge.get("bpmnElement", "")
        for edge in diagram.root.iter(f"{BPMNDI}BPMNEdge")
        if len(edge.findall(f"{DI}waypoint")) > 1
    }


def _box(bounds: Node) -> Box | None:
    try:
        x, y, width, height = (float(bounds.get(side, "")) for side in _SIDES)
    except ValueError:
        return None
    return Box(x, y, width, height) if width > 0 and height > 0 else None


_SIDES = ("x", "y", "width", "height")
