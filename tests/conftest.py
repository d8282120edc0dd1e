"""Databases for every room's tests: real SQLite and real PostgreSQL, fresh for each test."""

import importlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from bench import postgres
from engine.store import database as store
from engine.store.migrations import create_all_for_tests
from tests.chromium import chromium as chromium
from tests.postgres_pool import Pool

ROOT = Path(__file__).parent.parent
Make = Callable[[str], str]


@pytest.fixture(scope="session")
def tables() -> None:
    """Every room's tables are known to the metadata."""
    for path in sorted((ROOT / "engine").rglob("*tables.py")):
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


@pytest.fixture(scope="session")
def sqlite_template(tables: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    _prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of the run's PostgreSQL server."""
    try:
        with postgres.server() as url:
            yield url
    except postgres.NoServer as absent:
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            raise
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def postgres_pool(tables: None, postgres_server: str) -> Iterator[Pool]:
    pool = Pool(postgres_server, _prepare)
    yield pool
    pool.close()


@pytest.fixture
def make_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Call with "sqlite" or "postgresql": the URL of one more database with empty tables.

    "sqlite:blank" and "postgresql:blank" have no tables yet.
    """
    made: list[str] = []

    def make(kind: str) -> str:
        kind, _, blank = kind.partition(":")
        if kind == "sqlite":
            path = tmp_path / f"{uuid.uuid4().hex}.db"
            if not blank:
                shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
            return f"sqlite:///{path}"
        pool: Pool = request.getfixturevalue("postgres_pool")
        made.append(pool.blank() if blank else pool.lend())
        return pool.url(made[-1])

    yield make
    for name in made:
        request.getfixturevalue("postgres_pool").take_back(name)


@pytest.fixture
def sqlite_url(make_database: Make) -> str:
    """The URL of a fresh SQLite database with every table."""
    return make_database("sqlite")


@pytest.fixture
def postgres_url(make_database: Make) -> str:
    """The URL of a fresh PostgreSQL database with every table."""
    return make_database("postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, make_database: Make) -> str:
    """The URL of a fresh database with every table; the test runs once on each kind."""
    return make_database(database_kind)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """The database of `database_url`, connected."""
    connected = store.connect(database_url)
    yield connected
    connected.dispose()


@pytest.fixture
def open_session(database: Engine) -> sessionmaker[Session]:
    """`with open_session() as session`: sessions of `database`."""
    return store.sessions(database)


def _prepare(url: str) -> None:
    connected = store.connect(url)
    create_all_for_tests(connected)
    connected.dispose()
