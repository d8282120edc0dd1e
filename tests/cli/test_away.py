"""A database that is away, not installed, or of another kind is told in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

COMMANDS = {
    "items": (),
    "timers": (),
    "incidents": (),
    "users": (),
    "verify": (),
    "web": (),
    "tasks": ("--as", "x"),
    "deploy": ("works_open_tender", "--reason", "r"),
}
AWAY = "postgresql://nobody@127.0.0.1:1/none"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_without_a_house(blank: Callable[[str], Terminal], command: str) -> None:
    assert "sunroad init" in blank("here").refuses(command, *COMMANDS[command])


@pytest.mark.parametrize("command", [*COMMANDS, "migrate", "init", "run", "backup"])
def test_a_database_that_is_away(tmp_path: Path, command: str) -> None:
    words = (
        *COMMANDS.get(command, ()),
        *([str(tmp_path / "b.tar")] if command == "backup" else []),
    )
    assert "away" in at(tmp_path, AWAY).refuses(command, *words)
    assert not (tmp_path / "b.tar").exists()


def test_the_doctor_says_that_the_database_is_away(tmp_path: Path) -> None:
    answer = at(tmp_path, AWAY).type("doctor", "--json")
    assert answer.code == 1
    assert [one["name"] for one in answer.json if not one["ok"]] == ["database", "keys"]


@pytest.mark.parametrize("url", ["mysql://host/db", "no url", "oracle+none://x"])
def test_a_database_of_another_kind(tmp_path: Path, url: str) -> None:
    assert "SUNROAD_DATABASE_URL" in at(tmp_path, url).refuses("items")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello, this is a letter and no database at all" * 100)
    assert "not a database" in at(tmp_path, f"sqlite:///{tmp_path / 'x.db'}").refuses("items")


def test_a_folder_without_diagrams(tmp_path: Path) -> None:
    terminal = at(tmp_path, f"sqlite:///{tmp_path / 'x.db'}")
    terminal.environment["SUNROAD_PROCESSES"] = str(tmp_path / "none")
    assert "roles.toml" in terminal.refuses("items")


def at(folder: Path, url: str) -> Terminal:
    return Terminal(
        {
            "SUNROAD_DATA": str(folder / "var"),
            "SUNROAD_KEYS": str(folder / "keys"),
            "SUNROAD_DATABASE_URL": url,
        }
    )
