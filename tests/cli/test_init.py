"""A real installation is made in one command: schema, law, three administrators apart."""

from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from sqlalchemy import make_url

from engine.store import database as store
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


@pytest.fixture
def two_roles(make_database: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The URLs of one blank PostgreSQL database: as its owner, and as a role that owns nothing."""
    owner = make_database("postgresql:blank")
    role = f"working_{token_hex(4)}"
    connected = store.connect(owner)
    with connected.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
    yield owner, make_url(owner).set(username=role).render_as_string(hide_password=False)
    with connected.begin() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {role}")
        connection.exec_driver_sql(f"DROP ROLE {role}")
    connected.dispose()


def test_a_working_role_is_enough_once_the_owner_made_the_tables(
    two_roles: tuple[str, str], tmp_path: Path
) -> None:
    owner, working = two_roles
    terminal = Terminal(
        {
            "SUNROAD_DATA": str(tmp_path / "var"),
            "SUNROAD_KEYS": str(tmp_path / "keys"),
            "SUNROAD_DATABASE_URL": working,
            "SUNROAD_OWNER_URL": owner,
        }
    )
    terminal.says("init")
    terminal.says("deploy", "works_open_tender", "--reason", "第一次发布")
    assert [one for one in terminal.says("doctor", "--json").json if not one["ok"]] == []
    assert terminal.says("verify", "--json").json["broken"] == 0
    terminal.says("backup", str(tmp_path / "all.tar"))
