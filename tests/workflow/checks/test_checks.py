"""Profiles, and files that are no diagrams at all."""

import pytest

from engine.vocabulary import Json
from engine.workflow import checks
from engine.workflow.checks import Bundle
from tests.workflow.checks.house import EXAMPLES, HERE, ITEM, bundle_with, clean


def test_a_draft_may_lack_its_layout() -> None:
    bundle = bundle_with((EXAMPLES / "layout-complete" / "bad.bpmn").read_bytes())
    severities = {finding.severity for finding in checks.run(bundle, profile="draft")}
    assert severities == {"warning"}


def test_a_broken_form_is_found_at_its_component() -> None:
    form = b'{"type":"default","schemaVersion":18,"components":[{"type":"iframe","id":"x"}]}'
    bundle = bundle_with(clean(), {"forms/demo/bad.form": form})
    (found,) = checks.run(bundle)
    assert (found.rule, found.file, found.element) == (
        "form-exists-and-reads",
        "forms/demo/bad.form",
        "x",
    )
    assert (found.zh, found.en) == (
        "不支持的组件类型 iframe",
        "component type iframe is not allowed",
    )


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff", b"<a>", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_whatever_a_file_holds_it_is_a_finding_and_no_failure(body: bytes) -> None:
    bundle = Bundle(files={"process.bpmn": body, "x.dmn": body, "forms/a/b.form": body})
    assert "xml-safe" in {finding.rule for finding in checks.run(bundle)}


def test_deep_nesting_is_refused() -> None:
    body = b"<a>" * 150 + b"</a>" * 150
    found = checks.run(Bundle(files={"process.bpmn": body}))
    assert ("xml-safe", "process.bpmn") in {(f.rule, f.file) for f in found}


@pytest.mark.parametrize(
    "told",
    [
        {"sender": ["bids.none"]},
        {"closes": {"bid": {"at": "=deadline", "rule": "ZTB-0"}}},
        {"closes": {"bid": {"rule": "ZTB-01"}}},
        {"closes": {"bid": {"at": "=deadline ="}}},
    ],
)
def test_an_item_names_services_rows_and_moments_that_exist(told: dict[str, Json]) -> None:
    found = checks.run(bundle_with(clean(), item={**ITEM, **told}))
    assert [one.rule for one in found] == ["item-complete"]


def test_a_shape_of_an_element_that_is_gone_is_named() -> None:
    body = clean().replace(b'bpmnElement="plan"', b'bpmnElement="plans"')
    found = {(one.rule, one.element) for one in checks.run(bundle_with(body))}
    assert found == {("layout-complete", "plan"), ("layout-complete", "plan_di")}


def test_what_the_engine_passes_over_is_named() -> None:
    body = clean().replace(b"<zeebe:userTask/>", b"<zeebe:userTask/><zeebe:executionListeners/>")
    body = body.replace(b'id="plan" name', b'id="plan" sunroad:dueWorkingDay="3" name')
    said = {one.en for one in checks.run(bundle_with(body)) if one.element == "plan"}
    assert any("zeebe:executionListeners" in text for text in said)
    assert "the engine does not know sunroad:dueWorkingDay" in said


def test_a_process_that_nothing_calls_is_named() -> None:
    other = (HERE / "house" / "other.bpmn").read_bytes()
    found = checks.run(bundle_with(clean(), {"shared/other.bpmn": other}))
    assert [(one.rule, one.element) for one in found] == [("node-accounted-for", "other")]


def test_what_cannot_run_is_no_breach_of_the_standard_but_bars_publication() -> None:
    body = (EXAMPLES / "unsupported-element" / "bad.bpmn").read_bytes()
    weights = {
        profile: {one.severity for one in checks.run(bundle_with(body), profile=profile)}
        for profile in ("standard", "house")
    }
    assert weights == {"standard": {"note"}, "house": {"error"}}


def test_one_fault_is_told_once() -> None:
    body = clean().replace(
        b'<bpmn:sequenceFlow id="to_done" sourceRef="plan" targetRef="done"/>', b""
    )
    told = [one.rule for one in checks.run(bundle_with(body)) if one.element == "plan"]
    assert told == ["no-dead-end"]
