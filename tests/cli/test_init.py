"""A real installation is made in one command: schema, law, three administrators apart."""

from collections.abc import Callable

from tests.cli.terminal import Terminal

Blank = Callable[[str], Terminal]
ADMINISTRATORS = {"system_admin", "security_admin", "audit_admin"}


def test_three_administrators_get_a_password_each(blank: Blank) -> None:
    terminal = blank("here")
    passwords = terminal.says("init", "--json").json
    assert passwords.keys() == ADMINISTRATORS
    assert len(set(passwords.values())) == 3
    users = {user["login"]: user for user in terminal.says("users", "--json").json}
    assert users.keys() == ADMINISTRATORS
    for login, user in users.items():
        assert user["roles"] == [login]
        assert user["must_change_password"] and not user["has_totp"]


def test_what_was_made_is_sound(blank: Blank) -> None:
    terminal = blank("here")
    terminal.says("init")
    findings = {one["name"]: one["ok"] for one in terminal.type("doctor", "--json").json}
    # One role owns the tables here, so the ledger's grants cannot hold on PostgreSQL.
    assert {name for name, ok in findings.items() if not ok} <= {"ledger_grants"}
    assert terminal.says("verify", "--json").json["broken"] == 0


def test_it_is_made_once(blank: Blank) -> None:
    terminal = blank("here")
    terminal.says("init")
    assert "holds a house" in terminal.refuses("init")


def test_the_packages_of_the_release_are_published(blank: Blank) -> None:
    terminal = blank("here")
    terminal.says("init")
    version = terminal.says("deploy", "works_open_tender", "--reason", "第一次发布").line
    (item,) = terminal.says("items", "--json").json
    assert item["version"] == version
    assert terminal.says("deploy", "works_open_tender", "--reason", "again").line == version


def test_a_real_house_becomes_no_demo(blank: Blank) -> None:
    terminal = blank("here")
    terminal.says("init")
    assert "real house" in terminal.refuses("demo")
