"""A project is started, worked and watched from the command line alone."""

from pathlib import Path

from engine.vocabulary import Fact
from tests.cli.terminal import Terminal
from tests.workflow.houses import REGION, House
from tests.workflow.small import drawn, said_by, service, task
from tests.workflow.spiff.short import catch, line, on, timer

AGENT = ("--as", "agency.agency1")


def test_a_project_goes_from_start_to_end(terminal: Terminal, house: House) -> None:
    assert [item["code"] for item in terminal.says("items", "--json").json] == ["TINY"]
    project = terminal.says("start", "TINY", "--region", REGION, "--data", "{}", *AGENT).line
    for step in ("first", "second"):
        (task,) = terminal.says("tasks", "--json", *AGENT).json
        assert task["element"] == step
        terminal.says("complete", task["id"], "--data", '{"note": "好"}', *AGENT)
    (shown,) = terminal.says("projects", "--json", "--state", "completed", *AGENT).json
    assert shown["id"] == project
    assert terminal.says("show", project, "--json", *AGENT).json["state"] == "completed"


def test_the_region_is_that_of_the_organisation_unless_said(
    small_terminal: Terminal, small_house: House
) -> None:
    project = small_terminal.says("start", "TINY", *AGENT).line
    assert small_terminal.says("show", project, "--json", *AGENT).json["region"] == REGION


def test_another_lane_is_named_by_the_key_of_its_organisation(
    small_terminal: Terminal, small_house: House
) -> None:
    small_house.publish(
        drawn(line("m", task("first"), task("second")), agency="first", tenderee="second")
    )
    project = small_terminal.says("start", "TINY", "--with", "tenderee=tenderee1", *AGENT).line
    players = small_terminal.says("show", project, "--json", *AGENT).json["players"]
    assert {player["role"] for player in players} == {"agency", "tenderee"}


def test_data_may_come_from_a_file_or_standard_input(
    small_terminal: Terminal, small_house: House, tmp_path: Path
) -> None:
    (tmp_path / "start.json").write_text('{"amount": "19.99"}')
    project = small_terminal.says("start", "TINY", "--data", f"@{tmp_path}/start.json", *AGENT).line
    assert str(small_house.inside(project).case["amount"]) == "19.99"
    piped = small_terminal.says("start", "TINY", "--data", "-", *AGENT, stdin=b'{"note": "x"}').line
    assert small_house.inside(piped).case["note"] == "x"


def test_a_task_is_shown_with_its_form(small_terminal: Terminal, small_house: House) -> None:
    small_terminal.says("start", "TINY", *AGENT)
    (task,) = small_terminal.says("tasks", "--json", *AGENT).json
    assert small_terminal.says("show", task["id"], "--json", *AGENT).json["schema"]["components"]


def test_facts_name_the_user_of_the_machine(small_terminal: Terminal, small_house: House) -> None:
    project = small_terminal.says("start", "TINY", *AGENT).line
    (started,) = small_house.told(project, Fact.PROJECT_STARTED)
    assert str(started["via"]).startswith("cli:")


def test_a_message_is_sent(small_terminal: Terminal, small_house: House) -> None:
    small_house.publish(
        drawn(
            line("m", catch("wait", on("message", "pay")), task("after")),
            extra=said_by("pay", "agency"),
            agency="wait after",
        )
    )
    project = small_terminal.says("start", "TINY", *AGENT).line
    assert small_terminal.says("send", project, "pay", *AGENT).line == "1"
    assert small_house.open(project) == ["after"]


def test_timers_are_listed_by_due_time(terminal: Terminal, house: House) -> None:
    house.publish(drawn(line("m", catch("wait", timer("P3D", "timeDuration")))))
    project = terminal.says("start", "TINY", *AGENT).line
    (waiting,) = terminal.says("timers", "--project", project, "--json").json
    assert waiting["due_at"].endswith("+08:00") and not waiting["frozen"]
    assert "wait" in terminal.says("timers").out


def test_incidents_are_listed_and_retried(terminal: Terminal, house: House) -> None:
    house.publish(drawn(line("m", service("tell", "notices.publish"))))
    project = terminal.says("start", "TINY", *AGENT).line
    (incident,) = terminal.says("incidents", "--json").json
    assert (incident["project"], incident["element"]) == (project, "tell")
    assert "may not" in terminal.refuses("retry", incident["id"], *AGENT)
    terminal.says("retry", incident["id"], "--as", "centre_intake.nanjing")
    (again,) = terminal.says("incidents", "--json").json
    assert (again["project"], again["element"]) == (project, "tell")


def test_users_are_found_by_role(terminal: Terminal) -> None:
    found = terminal.says("users", "--role", "expert", "--json").json
    assert sorted(user["login"] for user in found) == ["expert1", "expert2", "expert3"]


def test_a_long_list_tells_how_to_go_on(small_terminal: Terminal, small_house: House) -> None:
    for _ in range(3):
        small_terminal.says("start", "TINY", *AGENT)
    first = small_terminal.says("projects", "--limit", "2", "--json", *AGENT)
    key = first.err.removeprefix("more: --after ").strip()
    rest = small_terminal.says("projects", "--after", key, "--json", *AGENT)
    assert len({line["id"] for line in [*first.json, *rest.json]}) == 3
    assert rest.err == ""


def test_lists_for_people_are_aligned(small_terminal: Terminal, small_house: House) -> None:
    small_terminal.says("start", "TINY", *AGENT)
    head, row = small_terminal.says("tasks", *AGENT).out.splitlines()
    assert head.index("title") == row.index("first")


def test_the_ledger_is_verified(terminal: Terminal) -> None:
    report = terminal.says("verify", "--json").json
    assert report["broken"] == 0 and report["facts"] > 0
    assert "whole" in terminal.says("verify").out


def test_a_sound_house_passes_the_doctor(small_terminal: Terminal, small_house: House) -> None:
    findings = {one["name"]: one for one in small_terminal.type("doctor", "--json").json}
    assert findings["database"]["ok"] and findings["revision"]["ok"]
