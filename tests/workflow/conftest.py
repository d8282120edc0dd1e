"""Houses for every test of the workflow: `house` on both databases, `small_house` on SQLite."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.workflow.services import Service
from tests.postgres_pool import Pool
from tests.workflow.filling import fill
from tests.workflow.houses import House
from tests.workflow.prepared import Prepared

Build = Callable[..., House]


@pytest.fixture(scope="session")
def empty_postgres(postgres_pool: Pool) -> Iterator[Callable[[], str]]:
    """Lends databases for the whole run."""
    lent: list[str] = []

    def empty() -> str:
        lent.append(postgres_pool.lend())
        return postgres_pool.url(lent[-1])

    yield empty
    for name in lent:
        postgres_pool.take_back(name)


@pytest.fixture(scope="session")
def empty_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """Call with a kind: the URL of a database with tables and no rows, for the whole run."""

    def empty(kind: str) -> str:
        if kind == "sqlite":
            path = tmp_path_factory.mktemp("filled") / "filled.db"
            shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
            return f"sqlite:///{path}"
        return str(request.getfixturevalue("empty_postgres")())

    return empty


@pytest.fixture(scope="session")
def prepared(
    empty_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("house"), empty_database, fill)


@pytest.fixture
def build(prepared: Prepared, tmp_path: Path) -> Iterator[Build]:
    """`build(kind, **services)`: one more house; services by capability_verb."""
    made: list[House] = []

    def one(kind: str = "sqlite", **services: Service) -> House:
        named = {name.replace("_", ".", 1): service for name, service in services.items()}
        made.append(House(prepared.url(kind), tmp_path, named))
        return made[-1]

    yield one
    for house in made:
        house.close()


@pytest.fixture
def house(build: Build, database_kind: str) -> House:
    """A house on each kind of database."""
    return build(database_kind)


@pytest.fixture
def small_house(build: Build) -> House:
    """A house on SQLite, where the database does not matter."""
    return build()
