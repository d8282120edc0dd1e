"""What the tests of diagrams look at: every file under processes/, its elements and shapes."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[2]
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
SUNROAD = "{http://sunroad.example/schema/bpmn/1.0}"
FILES = sorted((ROOT / "processes").rglob("*.bpmn"))
FLOW_NODES = (
    "startEvent",
    "endEvent",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "boundaryEvent",
)
TASKS = ("userTask", "serviceTask", "scriptTask", "callActivity", "subProcess")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "eventBasedGateway")
DRAWN = (*FLOW_NODES, *TASKS, *GATEWAYS, "sequenceFlow", "lane", "participant")

Box = tuple[float, float, float, float]


@cache
def tree(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def elements(path: Path, *kinds: str) -> Iterator[etree._Element]:
    """The elements of some kinds; all that is drawn where none is named."""
    for kind in kinds or DRAWN:
        yield from tree(path).iter(BPMN + kind)


def boxes(path: Path) -> dict[str, Box]:
    """Element id → x, y, width, height."""
    found = {}
    for shape in tree(path).iter(DI + "BPMNShape"):
        bounds = shape.find(DC + "Bounds")
        assert bounds is not None, shape.get("bpmnElement")
        numbers = (float(bounds.get(name, "")) for name in ("x", "y", "width", "height"))
        found[shape.get("bpmnElement", "")] = tuple(numbers)
    return found


def overlap(one: Box, other: Box) -> bool:
    return all(
        one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2]
        for axis in (0, 1)
    )


@cache
def english() -> dict[str, dict[str, str]]:
    path = ROOT / "processes" / "translations" / "en.json"
    return json.loads(path.read_text("utf-8"))
