"""One house in which every order has something to be refused about."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.orders.world import World, made
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared
from tests.workflow.prepared import Prepared

__all__ = ["build", "empty_database", "empty_postgres", "prepared"]


@pytest.fixture(scope="session")
def world(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Shared: what is refused changes nothing, which each test looks at."""
    built = made(prepared.url("sqlite"), tmp_path_factory.mktemp("world"), prepared.folder)
    yield built
    built.house.close()


@pytest.fixture
def another(world: World, tmp_path: Path) -> Iterator[Callable[[], World]]:
    """A copy for an order that succeeds."""
    copies: list[World] = []

    def copied() -> World:
        copies.append(world.copied(tmp_path / "copy.db"))
        return copies[-1]

    yield copied
    for copy in copies:
        copy.house.close()
