"""Every check finds what its bad diagram does wrong, and is content with its good one."""

import tomllib
from pathlib import Path

import pytest

from engine.vocabulary import Json
from engine.workflow import checks
from engine.workflow.checks import Bundle, Finding
from tests.workflow.checks.house import HERE, ITEM, bundle_with

WHERE = {
    "xml-safe": "",
    "item-complete": "start_form",
    "unique-ids": "plan",
    "unsupported-element": "choose",
    "user-task-has-form": "plan",
    "form-exists-and-reads": "plan",
    "form-runs-in-browser": "note",
    "lane-is-a-role": "Lane_nobody",
    "every-task-in-a-lane": "plan",
    "service-exists": "publish",
    "called-process-exists": "again",
    "called-decision-exists": "judge",
    "message-has-correlation": "wait",
    "message-sender-is-a-role": "Message_paid",
    "law-rule-exists": "plan",
    "feel-compiles": "compute",
    "names-known": "compute",
    "timer-parses": "Timer",
    "gateway-conditions": "to_large",
    "no-dead-end": "note",
    "unreachable": "note",
    "layout-complete": "to_done",
    "no-overlap": "check",
    "element-has-name": "plan",
}
DOCS = Path(__file__).parents[3] / "docs" / "checks"


def test_every_rule_has_an_example() -> None:
    assert checks.CHECKS.keys() == WHERE.keys()


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_the_good_diagram_is_clean(rule: str) -> None:
    assert _run(rule, "good") == ()


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_the_bad_diagram_is_found_at_its_element(rule: str) -> None:
    found = {(finding.rule, finding.element) for finding in _run(rule, "bad")}
    assert (rule, WHERE[rule]) in found


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_every_finding_is_said_in_both_languages(rule: str) -> None:
    for finding in _run(rule, "bad"):
        assert finding.zh and finding.en and finding.file


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_every_rule_has_a_page_in_both_languages(rule: str) -> None:
    page = (DOCS / f"{rule}.md").read_text("utf-8")
    assert page.startswith(f"# {rule}\n")
    assert "## 中文" in page and "## English" in page


def test_a_draft_may_lack_its_layout() -> None:
    bundle = bundle_with((HERE / "layout-complete" / "bad.bpmn").read_bytes())
    severities = {finding.severity for finding in checks.run(bundle, profile="draft")}
    assert severities == {"warning"}


def test_a_broken_form_is_found_at_its_component() -> None:
    form = b'{"type":"default","schemaVersion":18,"components":[{"type":"iframe","id":"x"}]}'
    bundle = bundle_with(
        (HERE / "unique-ids" / "good.bpmn").read_bytes(), {"forms/demo/bad.form": form}
    )
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
    clean = (HERE / "unique-ids" / "good.bpmn").read_bytes()
    found = checks.run(bundle_with(clean, item={**ITEM, **told}))
    assert [one.rule for one in found] == ["item-complete"]


def _run(rule: str, which: str) -> tuple[Finding, ...]:
    example = next((HERE / rule).glob(f"{which}.*"))
    if example.suffix == ".bpmn":
        return checks.run(bundle_with(example.read_bytes()))
    clean = (HERE / "unique-ids" / "good.bpmn").read_bytes()
    if example.suffix == ".toml":
        return checks.run(bundle_with(clean, item=tomllib.loads(example.read_text("utf-8"))))
    return checks.run(bundle_with(clean, {"forms/demo/plan.form": example.read_bytes()}))
