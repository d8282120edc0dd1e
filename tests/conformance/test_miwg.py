"""The interchange models of the BPMN Model Interchange Working Group: kept whole, read in full.

The suite is not part of this repository; SUNROAD_SUITES names the folder that holds it.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from engine.errors import BadDiagram
from engine.workflow import checks
from engine.workflow.checks import Bundle, Finding
from engine.workflow.normalise import normalise
from engine.workflow.spiff import Definition

SUITES = os.environ.get("SUNROAD_SUITES")
MODELS = sorted((Path(SUITES or "") / "miwg-reference").glob("*.bpmn")) if SUITES else []
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BREACHES = {
    "C.1.0": {"message-event-operation"},
    "C.3.0": {"message-event-operation"},
    "C.7.0": {"data-collection", "data-association-item"},
    "C.8.1": {
        "sequence-flow-immediate",
        "data-association-item",
        "service-task-input",
        "service-task-output",
        "send-task-input",
    },
    "C.9.0": {"message-event-message"},
}
"""Models that say they can be executed, and lack what the standard then asks for."""

pytestmark = pytest.mark.skipif(
    SUITES is None, reason="SUNROAD_SUITES is not set: the interchange models are not at hand"
)
each = pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)


def test_all_models_are_at_hand() -> None:
    assert len(MODELS) == 21


@each
def test_a_model_is_written_back_without_losing_anything(path: Path) -> None:
    before = path.read_bytes()
    after = normalise(before)
    assert list(_parts(after)) == list(_parts(before))
    assert normalise(after) == after
    assert (etree.fromstring(after).getroottree().docinfo.encoding or "").upper() == "UTF-8"


@each
def test_only_known_breaches_of_the_standard_are_errors(path: Path) -> None:
    errors = {one.rule for one in _findings(path) if one.severity == "error"}
    assert errors == BREACHES.get(path.stem, set())


@each
def test_whatever_cannot_run_is_named_element_by_element(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = path.read_bytes()
    root = etree.fromstring(body)
    ids = {node.get("id") for node in root.iter(etree.Element)}
    said = [one for one in _findings(path) if one.severity == "note"]
    assert [one for one in said if one.element not in ids] == []
    unread = {process for process in _processes(root) if not _reads(body, process)}
    assert bool(said) or not unread
    with capsys.disabled():
        sys.stdout.write(f"\n  {path.stem}: {len(said)} elements cannot run yet\n")
        sys.stdout.writelines(f"    {one.element}: {one.en}\n" for one in said)


@each
def test_every_flow_node_that_was_read_is_in_what_will_run(path: Path) -> None:
    body = path.read_bytes()
    root = etree.fromstring(body)
    for process in _processes(root):
        if _reads(body, process):
            definition = Definition.read({"model.bpmn": body}, process)
            drawn = {flow.get("targetRef") for flow in _flows(root, process)}
            assert drawn <= {element.id for element in definition.elements.values()}


def _findings(path: Path) -> tuple[Finding, ...]:
    return checks.run(Bundle(files={"model.bpmn": path.read_bytes()}), profile="standard")


def _parts(body: bytes) -> Iterator[tuple[object, ...]]:
    """Every element and comment in order: name, attributes, text; drawing and extensions too."""
    for node in etree.fromstring(body).getroottree().iter():
        own = dict(node.attrib) if isinstance(node.tag, str) else {}
        yield str(node.tag), own, (node.text or "").strip(), (node.tail or "").strip()


def _processes(root: etree._Element) -> list[str]:
    return [str(node.get("id")) for node in root.iter(f"{BPMN}process")]


def _flows(root: etree._Element, process: str) -> Iterator[etree._Element]:
    for node in root.iter(f"{BPMN}process"):
        if node.get("id") == process:
            yield from node.iter(f"{BPMN}sequenceFlow")


def _reads(body: bytes, process: str) -> bool:
    try:
        Definition.read({"model.bpmn": body}, process)
    except BadDiagram:
        return False
    return True
