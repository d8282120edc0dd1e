"""Diagrams are named in two languages, drawn completely, and read without anything in the way."""

import tomllib
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree

from engine.trading.opening import telling
from tests.processes import diagrams
from tests.processes.diagrams import BPMN, DI, FILES, ROOT, SUNROAD, ZEEBE, elements

TOLD = (telling.COMPLETE, telling.SETTLED, telling.CLOSED, "payers_told")
"""What openings and the bank tell a diagram; people send the others."""
every_diagram = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@every_diagram
def test_every_drawn_element_is_named_in_chinese_and_english(path: Path) -> None:
    process = next(elements(path, "process")).get("id")
    known = diagrams.english()[process]
    for element in elements(path):
        name, id_ = element.get("name"), element.get("id")
        assert name or element.tag == f"{BPMN}sequenceFlow", id_
        assert not name or known.get(id_, "").isascii(), id_
        assert not name or known[id_], id_


@every_diagram
def test_every_message_has_a_title_a_sender_and_a_form(path: Path) -> None:
    """But for those that no person sends."""
    process = next(elements(path, "process")).get("id")
    for message in elements(path, "message"):
        if message.get("name") in TOLD:
            assert not message.get(SUNROAD + "sender")
            continue
        for attribute in ("title", "sender", "form"):
            assert message.get(SUNROAD + attribute), message.get("name")
        assert diagrams.english()[process][message.get("id")]


@every_diagram
def test_every_form_that_is_named_exists(path: Path) -> None:
    for form in _forms(path):
        assert (ROOT / "forms" / f"{form}.form").exists(), form


def test_every_form_is_used() -> None:
    used = {form for path in FILES for form in _forms(path)}
    for path in (ROOT / "processes").glob("*/item.toml"):
        used |= set(_forms_of_item(path))
    there = {
        path.relative_to(ROOT / "forms").with_suffix("").as_posix()
        for path in (ROOT / "forms").rglob("*.form")
    }
    assert there == used


@every_diagram
def test_every_element_is_drawn(path: Path) -> None:
    drawn = {shape.get("bpmnElement") for shape in diagrams.tree(path).iter(DI + "BPMNShape")}
    drawn |= {edge.get("bpmnElement") for edge in diagrams.tree(path).iter(DI + "BPMNEdge")}
    assert drawn == {element.get("id") for element in elements(path)}


@every_diagram
def test_shapes_of_one_level_do_not_overlap(path: Path) -> None:
    boxes = diagrams.boxes(path)
    for level in elements(path, "process", "subProcess"):
        inside = [child for child in level if child.get("id") in boxes]
        for one, other in combinations(inside, 2):
            ids = one.get("id"), other.get("id")
            attached = {one.get("attachedToRef"), other.get("attachedToRef")} & set(ids)
            assert attached or not diagrams.overlap(boxes[ids[0]], boxes[ids[1]]), ids


@every_diagram
def test_every_node_is_drawn_in_its_lane(path: Path) -> None:
    boxes = diagrams.boxes(path)
    for lane in elements(path, "lane"):
        _, top, _, height = boxes[lane.get("id")]
        for ref in lane.iter(f"{BPMN}flowNodeRef"):
            _, y, _, tall = boxes[ref.text]
            assert top <= y and y + tall <= top + height, ref.text


@every_diagram
def test_no_edge_runs_through_a_node(path: Path) -> None:
    boxes = diagrams.boxes(path)
    for flow in elements(path, "sequenceFlow"):
        ends = {flow.get("sourceRef"), flow.get("targetRef")}
        beside = [node.get("id") for node in flow.getparent() if node.get("id") in boxes]
        for segment in pairwise(_waypoints(path, flow.get("id"))):
            hit = [id_ for id_ in beside if id_ not in ends and _cut(boxes[id_], *segment)]
            assert not hit, (flow.get("id"), hit)


@every_diagram
def test_flows_go_left_to_right_but_for_those_that_go_back(path: Path) -> None:
    boxes = diagrams.boxes(path)
    flows = list(elements(path, "sequenceFlow"))
    back = [
        flow.get("id")
        for flow in flows
        if boxes[flow.get("targetRef")][0] + boxes[flow.get("targetRef")][2] / 2
        < boxes[flow.get("sourceRef")][0]
    ]
    assert len(back) <= len(flows) / 6, back


def _forms_of_item(path: Path) -> Iterator[str]:
    item = tomllib.loads(path.read_text("utf-8"))
    yield item["start_form"]
    if "sealing" in item:
        yield item["sealing"]["read_out"]


def _forms(path: Path) -> list[str]:
    tasks = [form.get("formId") for form in diagrams.tree(path).iter(ZEEBE + "formDefinition")]
    messages = [message.get(SUNROAD + "form") for message in elements(path, "message")]
    return [form for form in (*tasks, *messages) if form]


def _waypoints(path: Path, flow: str) -> list[tuple[float, float]]:
    edges = diagrams.tree(path).iter(DI + "BPMNEdge")
    edge = next(edge for edge in edges if edge.get("bpmnElement") == flow)
    return [_point(child) for child in edge if etree.QName(child).localname == "waypoint"]


def _point(waypoint: etree._Element) -> tuple[float, float]:
    return float(waypoint.get("x", "")), float(waypoint.get("y", ""))


def _cut(box: diagrams.Box, one: tuple[float, float], other: tuple[float, float]) -> bool:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    line = (left, top, abs(one[0] - other[0]) or 0.1, abs(one[1] - other[1]) or 0.1)
    return diagrams.overlap(box, line)
