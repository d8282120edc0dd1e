"""What the README lists is what there is, in both languages."""

import dataclasses
import inspect
import json
import re
import tomllib
from pathlib import Path

import pytest

from engine import settings
from engine.demo import province
from tests.docs.pages import ROOT, first_cells, named, sections, text
from webapp.cli.main import COMMANDS

NAMES = ["README.md", "README.zh-CN.md"]
SECTIONS = {name: sections(name) for name in NAMES}
COMMANDS_AT, HOUSE, CHANGES, LINE, ENVIRONMENT, DEPENDENCIES = 0, 2, 3, 4, 5, 7


@pytest.fixture(params=NAMES)
def parts(request: pytest.FixtureRequest) -> list[str]:
    return SECTIONS[str(request.param)]


def test_every_make_target_is_listed_and_no_other(parts: list[str]) -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    listed = {name.removeprefix("make ") for name in named(parts[COMMANDS_AT])}
    assert listed == set(targets[1].split())


def test_every_command_is_listed_and_no_other(parts: list[str]) -> None:
    assert named(parts[LINE]) == list(COMMANDS)


def test_every_variable_of_the_environment_is_listed(parts: list[str]) -> None:
    source = inspect.getsource(settings)
    read = set(re.findall(r'"(SUNROAD_[A-Z_]+)"', source)) | {"SUNROAD_PROCESSES", "SUNROAD_FORMS"}
    assert set(named(parts[ENVIRONMENT])) == read


def test_every_setting_has_a_variable() -> None:
    assert len(dataclasses.fields(settings.Settings)) == len(named(SECTIONS[NAMES[0]][ENVIRONMENT]))


def test_every_dependency_is_listed_and_no_other(parts: list[str]) -> None:
    listed = {name for cell in first_cells(parts[DEPENDENCIES]) for name in cell.split(", ")}
    assert listed == _python() | _browser()


def test_the_picture_of_the_house_is_the_house(parts: list[str]) -> None:
    picture = re.search(r"```\n(.*?)```", parts[HOUSE], re.DOTALL)
    assert picture
    missing = [path for path in _pictured(picture[1]) if not (ROOT / path).exists()]
    assert missing == []


def test_every_room_is_in_the_picture(parts: list[str]) -> None:
    shown = set(_pictured(parts[HOUSE]))
    for house in ("engine", "webapp"):
        rooms = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / house).iterdir()
            if path.is_dir() and path.name not in ("__pycache__", "static", "data")
        }
        assert rooms <= shown


def test_what_is_to_be_edited_is_there(parts: list[str]) -> None:
    for row in re.findall(r"^\|[^|]*\|(.*)\|$", parts[CHANGES], re.MULTILINE):
        for path in re.findall(r"`([^`]+)`", row):
            assert list(ROOT.glob(re.sub(r"<[^>]+>", "*", path).rstrip("/"))), path


def test_the_demo_is_entered_as_told() -> None:
    for name in NAMES:
        assert province.PASSWORD in text(name)


def _python() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return {re.split(r"[\[<>=!~ ]", one)[0] for one in wanted}


def _browser() -> set[str]:
    package = json.loads((ROOT / "webapp/assets/package.json").read_text())
    return {*package["dependencies"], *package["devDependencies"]}


def _pictured(picture: str) -> list[str]:
    """Paths of the tree: an entry belongs to the last one that stands further left."""
    found: list[str] = []
    above = ""
    for line in picture.splitlines():
        entry = re.match(r"( *)([\w<][\w <>./,]*?)(?:  |$)", line)
        if entry is None:
            continue
        for name in entry[2].split(", "):
            path = name.strip() if not entry[1] else f"{above}/{name.strip()}"
            if "<" not in path:
                found.append(str(Path(path)))
        above = above if entry[1] else entry[2].strip().rstrip("/")
    return found
