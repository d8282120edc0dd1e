"""Packages are checked by name and folder; what is broken is named with file, element, reason."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

ROOT = Path(__file__).parents[2]
TYPE = "works_open_tender"
EXAMPLES = ROOT / "docs" / "checks" / "examples"
BAD, GOOD = (EXAMPLES / "end-event-type" / f"{which}.bpmn" for which in ("bad", "good"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packages that may be broken."""
    return Path(shutil.copytree(ROOT / "processes", tmp_path / "processes"))


@pytest.fixture
def plain(tmp_path: Path) -> Terminal:
    """No house is needed."""
    return Terminal({"SUNROAD_DATA": str(tmp_path / "var")})


def test_what_comes_with_the_release_is_clean(plain: Terminal) -> None:
    assert plain.says("check", "--json").json == []
    assert plain.says("check", str(ROOT / "processes" / TYPE), "--json").json == []


def test_a_finding_names_file_element_and_reason(plain: Terminal, folder: Path) -> None:
    diagram = folder / TYPE / "process.bpmn"
    body = diagram.read_text("utf-8")
    diagram.write_text(body.replace('id="Lane_agency"', 'id="Lane_nobody"', 1), "utf-8")
    answer = plain.type("check", str(folder), "--json")
    assert answer.code == 1
    found = [(one["rule"], one["file"], one["element"]) for one in answer.json]
    assert ("lane-is-a-role", "process.bpmn", "Lane_nobody") in found
    told = plain.type("check", str(folder)).out
    assert re.search(r"^error process\.bpmn:\d+ · Lane_nobody · ", told, re.MULTILINE)


@pytest.mark.parametrize("body", [b"", b"<a>", b"\0\xff", b"<a/>"])
def test_a_diagram_that_is_no_diagram_is_named(plain: Terminal, folder: Path, body: bytes) -> None:
    (folder / TYPE / "process.bpmn").write_bytes(body)
    answer = plain.type("check", str(folder), "--json")
    assert answer.code == 1
    assert "process.bpmn" in {one["file"] for one in answer.json}


def test_an_item_that_is_no_item_is_named(plain: Terminal, folder: Path) -> None:
    (folder / TYPE / "item.toml").write_text("code =")
    assert "item.toml" in plain.refuses("check", str(folder / TYPE))


def test_a_broken_package_is_not_deployed(small_terminal: Terminal, folder: Path) -> None:
    (folder / TYPE / "process.bpmn").write_bytes(b"<a>")
    small_terminal.environment["SUNROAD_PROCESSES"] = str(folder)
    told = small_terminal.refuses("deploy", TYPE, "--reason", "r")
    assert "nothing was published" in told and "process.bpmn" in told


def test_a_single_diagram_answers_to_the_standard(plain: Terminal) -> None:
    assert plain.says("check", str(GOOD), "--json").json == []
    answer = plain.type("check", str(BAD), "--json")
    assert answer.code == 1
    (found,) = answer.json
    assert found["rule"] == "end-event-type" and found["element"] == "done"
    assert found["clause"] == "10.5.3, Table 10.88" and found["page"].endswith("end-event-type.md")
    assert "BPMN 2.0.2 §10.5.3" in found["zh"] and "BPMN 2.0.2 §10.5.3" in found["en"]


def test_the_house_asks_more_of_the_same_diagram(plain: Terminal) -> None:
    found = plain.type("check", str(GOOD), "--profile", "house", "--json").json
    assert {"layout-complete", "element-has-name"} <= {one["rule"] for one in found}


def test_people_read_both_languages_the_line_and_the_page(plain: Terminal) -> None:
    told = plain.type("check", str(BAD)).out
    assert f"error {BAD}:7 · done · 结束事件不能带有 timer 事件定义" in told
    assert "an end event must not have an event definition of kind timer" in told
    assert "docs/checks/end-event-type.md" in told


def test_a_folder_of_diagrams_is_checked_file_by_file_and_shows_where_it_is(
    plain: Terminal, tmp_path: Path
) -> None:
    for number in range(3):
        shutil.copy(BAD, tmp_path / f"{number}.bpmn")
    answer = plain.type("check", str(tmp_path), str(GOOD), "--json")
    assert [line.split(" ")[0] for line in answer.err.splitlines()] == [
        f"[{number}/4]" for number in range(1, 5)
    ]
    counted = Counter(Path(one["file"]).name for one in answer.json)
    assert counted == {"0.bpmn": 1, "1.bpmn": 1, "2.bpmn": 1}


def test_a_folder_without_anything_to_check_is_refused(plain: Terminal, tmp_path: Path) -> None:
    assert "item.toml" in plain.refuses("check", str(tmp_path))


def test_what_the_engine_cannot_run_is_no_error_by_the_standard(plain: Terminal) -> None:
    answer = plain.says("check", str(EXAMPLES / "unsupported-element" / "bad.bpmn"), "--json")
    assert [(one["rule"], one["severity"]) for one in answer.json] == [
        ("unsupported-element", "note")
    ]


def test_sarif_holds_what_its_schema_requires(plain: Terminal) -> None:
    log = plain.type("check", str(BAD), str(EXAMPLES / "dry-run" / "bad.bpmn"), "--sarif").json
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for location in result["locations"]:
            physical = location["physicalLocation"]
            assert " " not in physical["artifactLocation"]["uri"]
            assert physical.get("region", {"startLine": 1})["startLine"] >= 1
    assert [one["ruleId"] for one in run["results"]] == ["end-event-type"]


def test_fifty_megabytes_are_read_no_further_than_the_limit(
    plain: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "big.bpmn"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    (found,) = plain.type("check", str(file), "--json").json
    assert found["rule"] == "xml-safe" and "5000000" in found["en"]


def test_a_package_with_a_bomb_is_named_and_nothing_else_happens(
    plain: Terminal, folder: Path
) -> None:
    diagram = folder / TYPE / "process.bpmn"
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    diagram.write_bytes(bomb + diagram.read_bytes().partition(b"?>")[2])
    found = plain.type("check", str(folder), "--json").json
    assert ("xml-safe", "process.bpmn") in {(one["rule"], one["file"]) for one in found}


def test_deploy_holds_a_package_to_the_standard_as_well(
    small_terminal: Terminal, folder: Path
) -> None:
    diagram = folder / TYPE / "process.bpmn"
    body = diagram.read_text("utf-8")
    diagram.write_text(
        body.replace("<bpmn:sequenceFlow ", '<bpmn:sequenceFlow isImmediate="false" ', 1), "utf-8"
    )
    small_terminal.environment["SUNROAD_PROCESSES"] = str(folder)
    told = small_terminal.refuses("deploy", TYPE, "--reason", "r")
    assert "isImmediate" in told and "BPMN 2.0.2 §8.4.13" in told
