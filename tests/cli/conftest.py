"""A house with its terminal, on both databases; `small_terminal` on SQLite."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from engine.store import migrations
from tests.cli.terminal import Terminal
from tests.workflow.conftest import (
    build,
    empty_database,
    empty_postgres,
    house,
    prepared,
    small_house,
)
from tests.workflow.houses import House
from tests.workflow.small import STEPS

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared", "small_house"]


REVISION = (
    "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
    "DELETE FROM alembic_version",
    f"INSERT INTO alembic_version VALUES ('{migrations.newest()}')",
)


def terminal_of(house: House) -> Terminal:
    """Its tables were made at once; say that they are those of the newest revision."""
    where = house.settings
    with house.sessions.begin() as session:
        for statement in REVISION:
            session.execute(text(statement))
    return Terminal(
        {
            "SUNROAD_DATA": str(where.data),
            "SUNROAD_KEYS": str(where.keys),
            "SUNROAD_DATABASE_URL": where.database_url,
        }
    )


@pytest.fixture
def terminal(house: House) -> Terminal:
    """Of `house`, where the two steps of TINY may be started."""
    house.publish(STEPS)
    return terminal_of(house)


@pytest.fixture
def small_terminal(small_house: House) -> Terminal:
    """Of `small_house`, where the two steps of TINY may be started."""
    small_house.publish(STEPS)
    return terminal_of(small_house)


@pytest.fixture
def blank(
    database_kind: str, make_database: Callable[[str], str], tmp_path: Path
) -> Callable[[str], Terminal]:
    """`blank(name)`: the terminal of one more installation whose database has no tables."""

    def one(name: str) -> Terminal:
        return Terminal(
            {
                "SUNROAD_DATA": str(tmp_path / name),
                "SUNROAD_KEYS": str(tmp_path / f"{name}-keys"),
                "SUNROAD_DATABASE_URL": make_database(f"{database_kind}:blank"),
            }
        )

    return one
