"""The chain of migrations builds what the tables say, on both databases."""

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import ProgrammingError

from engine.store import database, migrations
from engine.store.base import Base
from engine.store.migrations import append_only, grants
from engine.store.migrations.generate import generate
from tests.store.writing import note

Make = Callable[[str], str]
KINDS = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


@contextmanager
def connected(url: str) -> Iterator[Engine]:
    found = database.connect(url)
    yield found
    found.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


@KINDS
@pytest.mark.usefixtures("tables")
def test_the_chain_builds_what_the_tables_say(make_database: Make, kind: str) -> None:
    if migrations.newest() is None:
        pytest.skip("there is no migration yet")
    url = make_database(f"{kind}:blank")
    assert migrations.upgrade(url) == migrations.newest()
    assert migrations.upgrade(url) == migrations.newest()
    with connected(url) as engine:
        with engine.connect() as connection:
            assert append_only.missing(connection) == ()
        assert differences(engine) == []


@KINDS
@pytest.mark.usefixtures("tables")
def test_a_generated_script_builds_everything(
    make_database: Make, tmp_path: Path, kind: str
) -> None:
    script = generate("Everything at once", tmp_path / "versions")
    assert script.name == "0001_everything_at_once.py"
    assert "engine.store.types" not in script.read_text()
    ast.parse(script.read_text())
    with connected(make_database(f"{kind}:blank")) as engine:
        migrations.upgrade_database(engine, scripts=script.parent)
        assert migrations.current(engine) == "0001"
        assert differences(engine) == []
        with engine.connect() as connection:
            assert append_only.missing(connection) == ()


@pytest.mark.usefixtures("tables")
def test_a_second_script_holds_only_what_is_new(tmp_path: Path) -> None:
    generate("First", tmp_path / "versions")
    second = generate("Second", tmp_path / "versions")
    assert second.name == "0002_second.py"
    assert "create_table" not in second.read_text()


def test_the_runtime_role_cannot_rewrite_the_ledger(postgres_url: str) -> None:
    with connected(postgres_url) as owner:
        role = f"runtime_{make_url(postgres_url).database}"
        with owner.begin() as connection:
            connection.execute(text(f"CREATE ROLE {role} LOGIN"))
        with database.sessions(owner).begin() as session:
            note(session, "house", 1)
        try:
            url = make_url(postgres_url).set(username=role)
            grants.restrict(postgres_url, url.render_as_string(hide_password=False))
            _as_runtime(create_engine(url))
        finally:
            with owner.begin() as connection:
                connection.execute(text(f"DROP OWNED BY {role}"))
                connection.execute(text(f"DROP ROLE {role}"))


def _as_runtime(runtime: Engine) -> None:
    with database.sessions(runtime).begin() as session:
        note(session, "house", 2)
    with runtime.connect() as connection:
        assert grants.may_rewrite(connection) == ()
    for attempt in (
        "UPDATE fact SET actor = 'x'",
        "DELETE FROM fact",
        "TRUNCATE fact",
        "UPDATE checkpoint SET body = 'x'",
        "DELETE FROM chain_head",
        "ALTER TABLE fact DISABLE TRIGGER ALL",
    ):
        with pytest.raises(ProgrammingError), runtime.begin() as connection:
            connection.execute(text(attempt))
    runtime.dispose()
