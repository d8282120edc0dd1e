"""A house with a small trade under way, and its people at their desks."""

from collections.abc import Callable

import pytest

from tests.webapp.desk.desk import Desk
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]


@pytest.fixture
def desk(small_house: House) -> Desk:
    return Desk(small_house)


@pytest.fixture
def desk_on(build: Callable[..., House]) -> Callable[..., Desk]:
    """`desk_on(kind, **services)`: on another database, or with other services."""
    return lambda kind="sqlite", **services: Desk(build(kind, **services))
