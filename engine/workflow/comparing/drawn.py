"""Where each element is drawn, as a text that is equal when nothing moved."""

from engine.workflow.checks.xml import BPMNDI, DC, DI, Node


def drawn(root: Node) -> dict[str, str]:
    """Bounds of shapes and points of lines, by element id."""
    shapes = {
        shape.get("bpmnElement", ""): _numbers(shape.find(f"{DC}Bounds"))
        for shape in root.iter(f"{BPMNDI}BPMNShape")
    }
    lines = {
        edge.get("bpmnElement", ""): " ".join(_numbers(p) for p in edge.iterfind(f"{DI}waypoint"))
        for edge in root.iter(f"{BPMNDI}BPMNEdge")
    }
    return shapes | lines


def _numbers(node: Node | None) -> str:
    names = ("x", "y", "width", "height")
    return ",".join(_number(node.get(name)) for name in names) if node is not None else ""


def _number(text: str | None) -> str:
    """Whole units: what editors round differently has not moved."""
    try:
        return str(round(float(text or "")))
    except (ValueError, OverflowError):
        return ""
