"""Whatever is wrong is one line on stderr and exit code 2, and nothing is saved."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.workflow.houses import House
from webapp.cli.data import LARGEST

AGENT = ("--as", "agency.agency1")

PICTURES = str(Path(__file__).parents[2] / "docs" / "pictures")
WRONG = {
    "unknown command": (("frobnicate",), "No such command"),
    "unknown option": (("items", "--loud"), "No such option"),
    "missing argument": (("start", *AGENT), "Missing argument 'ITEM'"),
    "missing person": (("start", "TINY"), "Missing option '--as'"),
    "unknown person": (("start", "TINY", "--as", "nobody"), "person nobody"),
    "unknown item": (("start", "NONE", *AGENT), "catalogue item NONE"),
    "no item of theirs": (("start", "TINY", "--as", "bidder.bidder1"), "may not"),
    "unknown region": (("start", "TINY", "--region", "999999", *AGENT), ""),
    "no JSON": (("start", "TINY", "--data", "{", *AGENT), "--data"),
    "no object": (("start", "TINY", "--data", "[1]", *AGENT), "object is needed"),
    "no number": (("start", "TINY", "--data", '{"amount": NaN}', *AGENT), "--data"),
    "wrong type": (("start", "TINY", "--data", '{"note": 7}', *AGENT), "note"),
    "unknown field": (("start", "TINY", "--data", '{"colour": "red"}', *AGENT), "colour"),
    "deep data": (("start", "TINY", "--data", '{"note":' + "[" * 5000, *AGENT), "--data"),
    "NUL": (("start", "TINY", "--data", '{"note": "a\\u0000b"}', *AGENT), "note"),
    "no such file": (("start", "TINY", "--data", "@/no/such", *AGENT), "/no/such"),
    "a folder as file": (("start", "TINY", "--data", "@/", *AGENT), "--data"),
    "lane without organisation": (("start", "TINY", "--with", "tenderee", *AGENT), "ROLE="),
    "unknown organisation": (("start", "TINY", "--with", "tenderee=x", *AGENT), "organisation x"),
    "unknown lane": (("start", "TINY", "--with", "king=agency1", *AGENT), "king"),
    "unknown task": (("complete", "no-task", *AGENT), "task no-task"),
    "unknown project": (("show", "no-project", *AGENT), "no-project"),
    "project of nobody": (("send", "no-project", "pay", *AGENT), "no-project"),
    "unknown incident": (("retry", "none", *AGENT), "incident none"),
    "unknown state": (("projects", "--state", "odd", *AGENT), "odd"),
    "timers of no project": (("timers", "--project", "no-project"), "no-project"),
    "unknown role": (("users", "--role", "king"), "tenderee"),
    "unknown kind of incident": (("incidents", "--kind", "odd"), "sending"),
    "a key of no list of incidents": (("incidents", "--after", "x"), "after"),
    "no port for the second site": (("receiver", "--port", "0"), "0"),
    "no processes": (("web", "--processes", "0"), "0"),
    "no project to show": (("show", *AGENT), "PROJECT_OR_TASK"),
    "no message": (("send", "no-project", *AGENT), "MESSAGE"),
    "an option of no measurement": (("bench", "step", "--loud"), "--loud"),
    "unknown scope": (("tasks", "--scope", "odd", *AGENT), "odd"),
    "no number of lines": (("tasks", "--limit", "many", *AGENT), "many"),
    "too many lines": (("tasks", "--limit", "1000000", *AGENT), "1000000"),
    "a key of no list": (("projects", "--after", "x", *AGENT), ""),
    "unknown type": (("deploy", "no_type", "--reason", "r"), "no_type/item.toml"),
    "no reason": (("deploy", "works_open_tender"), "--reason"),
    "no day": (("deploy", "works_open_tender", "--reason", "r", "--from", "soon"), "soon"),
    "no folder": (("check", "/no/such"), "/no/such"),
    "no package": (("check", PICTURES), "no package"),
    "no backup": (("restore", "/no/such.tar"), "/no/such.tar"),
    "demo over a house": (("init",), "holds a house"),
    "too many projects": (("demo", "--projects", "-1"), "-1"),
    "no port": (("web", "--port", "99999999"), "99999999"),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_is_refused_in_one_line(small_terminal: Terminal, small_house: House, case: str) -> None:
    words, told = WRONG[case]
    before = small_house.dump()
    assert told in small_terminal.refuses(*words)
    assert small_house.dump() == before


def test_more_data_than_a_page_would_take_is_refused(
    small_terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "big").write_bytes(b"{" + b" " * LARGEST + b"}")
    for source in (f"@{tmp_path / 'big'}", "-"):
        told = small_terminal.refuses(
            "start", "TINY", "--data", source, *AGENT, stdin=b" " * (LARGEST + 1)
        )
        assert "larger" in told


def test_a_second_completion_is_refused(terminal: Terminal, house: House) -> None:
    terminal.says("start", "TINY", *AGENT)
    (task,) = terminal.says("tasks", "--json", *AGENT).json
    terminal.says("complete", task["id"], *AGENT)
    assert "finished this first" in terminal.refuses("complete", task["id"], *AGENT)


def test_another_organisation_completes_nothing(terminal: Terminal) -> None:
    terminal.says("start", "TINY", *AGENT)
    (task,) = terminal.says("tasks", "--json", *AGENT).json
    terminal.refuses("complete", task["id"], "--as", "bidder.bidder1")


def test_without_a_command_the_help_is_shown(small_terminal: Terminal) -> None:
    answer = small_terminal.type()
    assert answer.code == 2 and "Commands:" in answer.err


def test_where_an_error_arose_is_told_on_demand(small_terminal: Terminal) -> None:
    answer = small_terminal.type("--trace", "show", "no-project", *AGENT)
    assert answer.code == 2 and "Traceback" in answer.err
    assert answer.err.splitlines()[-1].startswith("sunroad: ")


def test_a_backup_does_not_replace_a_file(small_terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "all.tar").write_text("mine")
    assert "--force" in small_terminal.refuses("backup", str(tmp_path / "all.tar"))
    assert (tmp_path / "all.tar").read_text() == "mine"
