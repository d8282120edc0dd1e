"""Each rule finds what its bad example does wrong, is content with its good one, and has a page.

The examples lie beside the pages: `docs/checks/examples/<rule>/good.*` and `bad.*`.
"""

import re
import tomllib
from pathlib import Path

import pytest

from engine.workflow import checks
from engine.workflow.checks import Bundle, Finding
from tests.workflow.checks.house import DOCS, EXAMPLES, ITEM, bundle_with, clean

WHERE: dict[str, str] = tomllib.loads((EXAMPLES / "where.toml").read_text("utf-8"))
SNIPPET = re.compile(r"^## \S+ / (Refused|Accepted)\n[^`]*```\w+\n(.*?)^```", re.M | re.S)


def test_every_rule_has_examples_and_an_element_that_is_named() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert folders == WHERE.keys() == checks.CHECKS.keys()


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_the_good_example_is_clean(rule: str) -> None:
    assert [found for found in _run(rule, "good") if found.severity != "note"] == []


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_the_bad_example_is_found_at_its_element(rule: str) -> None:
    found = {(finding.rule, finding.element) for finding in _run(rule, "bad")}
    assert (rule, WHERE[rule]) in found


@pytest.mark.parametrize("rule", checks.standard.RULES)
def test_the_bad_example_of_a_rule_of_the_standard_breaks_that_rule_alone(rule: str) -> None:
    assert {found.rule for found in _run(rule, "bad") if found.severity != "note"} == {rule}


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_a_finding_says_in_two_languages_what_is_wrong_where_and_by_which_clause(rule: str) -> None:
    for finding in _run(rule, "bad"):
        assert finding.zh and finding.en and finding.zh != finding.en and finding.file
        clause = checks.CHECKS[finding.rule].clause
        assert finding.clause == clause
        said = f"BPMN 2.0.2 §{clause}" if clause else ""
        assert said in finding.zh and said in finding.en


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_the_page_is_in_both_languages_and_names_its_clause_and_examples(rule: str) -> None:
    page = (DOCS / f"{rule}.md").read_text("utf-8")
    assert page.startswith(f"# {rule}\n")
    assert "## 中文" in page and "## English" in page
    assert f"BPMN 2.0.2 §{checks.CHECKS[rule].clause}" in page or not checks.CHECKS[rule].clause
    for which in ("bad", "good"):
        assert f"(examples/{rule}/{_example(rule, which).name})" in page


@pytest.mark.parametrize("rule", checks.CHECKS)
def test_what_the_page_shows_stands_in_its_examples(rule: str) -> None:
    page = (DOCS / f"{rule}.md").read_text("utf-8")
    shown = dict(SNIPPET.findall(page))
    for name, which in (("Refused", "bad"), ("Accepted", "good")):
        body = _example(rule, which).read_text("utf-8")
        assert shown[name].strip()
        assert [line for line in shown[name].splitlines() if line.strip() not in body] == []


@pytest.mark.parametrize("rule", checks.standard.RULES)
def test_the_page_shows_the_message_as_it_is_told(rule: str) -> None:
    page = (DOCS / f"{rule}.md").read_text("utf-8")
    told = next(found for found in _run(rule, "bad") if found.rule == rule)
    assert told.zh in page and told.en in page


def test_the_list_of_rules_names_each_with_its_source_and_weights() -> None:
    listed = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in DOCS.with_suffix(".md").read_text("utf-8").splitlines()
        if line.startswith("| [")
    ]
    assert listed == [
        [
            f"[{id_}](checks/{id_}.md)",
            f"§{rule.clause}" if rule.clause else "本平台 this platform",
            checks.PROFILES["standard"].get(id_, "–"),
            checks.PROFILES["house"][id_],
        ]
        for id_, rule in checks.CHECKS.items()
    ]


def _example(rule: str, which: str) -> Path:
    return next((EXAMPLES / rule).glob(f"{which}.*"))


def _run(rule: str, which: str) -> tuple[Finding, ...]:
    example = _example(rule, which)
    body = example.read_bytes()
    named = EXAMPLES / rule / "item.toml"
    item = tomllib.loads(named.read_text("utf-8")) if named.exists() else ITEM
    if example.suffix == ".bpmn":
        drawn = b"BPMNDiagram" in body
        if not drawn and rule in checks.standard.RULES:
            return checks.run(Bundle(files={"process.bpmn": body}), profile="standard")
        return checks.run(bundle_with(body, item=item))
    if example.suffix == ".toml":
        return checks.run(bundle_with(clean(), item=tomllib.loads(body.decode())))
    file = "mode.dmn" if example.suffix == ".dmn" else "forms/demo/plan.form"
    return checks.run(bundle_with(clean(), {file: body}))
