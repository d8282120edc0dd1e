"""Profiles, and files that are no diagrams at all."""

import pytest

from engine.vocabulary import Json
from engine.workflow import checks
from engine.workflow.checks import Bundle
from tests.workflow.checks.house import EXAMPLES, ITEM, bundle_with, clean


def test_a_draft_may_lack_its_layout() -> None:
    bundle = bundle_with((EXAMPLES / "layout-complete" / "bad.bpmn").read_bytes())
    severities = {finding.severity for finding in checks.run(bundle, profile="draft")}
    assert severities == {"warning"}


def test_a_broken_form_is_found_at_its_component() -> None:
    form = b'{"type":"default","schemaVersion":18,"components":[{"type":"iframe","id":"x"}]}'
    bundle = bundle_with(clean(), {"forms/demo/bad.form": form})
    found = [(f.rule, f.file, f.element) for f in checks.run(bundle)]
    assert found == [("form-exists-and-reads", "forms/demo/bad.form", "x")]


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
