"""Packages are checked by name and folder; what is broken is named with file, element, reason."""

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

ROOT = Path(__file__).parents[2]
TYPE = "works_open_tender"


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
    assert "process.bpmn · Lane_nobody · " in plain.type("check", str(folder)).out


@pytest.mark.parametrize("body", [b"", b"<a>", b"\0\xff", b"<a/>"])
def test_a_diagram_that_is_no_diagram_is_named(plain: Terminal, folder: Path, body: bytes) -> None:
    (folder / TYPE / "process.bpmn").write_bytes(body)
    answer = plain.type("check", str(folder), "--json")
    assert answer.code == 1
    assert "process.bpmn" in {one["file"] for one in answer.json}


def test_an_item_that_is_no_item_is_named(plain: Terminal, folder: Path) -> None:
    (folder / TYPE / "item.toml").write_text("code =")
    assert "item.toml" in plain.refuses("check", str(folder))


def test_a_broken_package_is_not_deployed(small_terminal: Terminal, folder: Path) -> None:
    (folder / TYPE / "process.bpmn").write_bytes(b"<a>")
    small_terminal.environment["SUNROAD_PROCESSES"] = str(folder)
    told = small_terminal.refuses("deploy", TYPE, "--reason", "r")
    assert "nothing was published" in told and "process.bpmn" in told
