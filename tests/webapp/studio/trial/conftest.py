"""A real house with an analyst at the try-out of a draft."""

import pytest

from engine.settings import Settings
from tests.rehearsal.conftest import (
    build,
    built_template,
    empty_database,
    empty_postgres,
    prepared,
    small_house,
    where,
)
from tests.webapp.studio.trial.trying import Trying
from tests.workflow.houses import House

__all__ = [
    "build",
    "built_template",
    "empty_database",
    "empty_postgres",
    "prepared",
    "small_house",
    "where",
]


@pytest.fixture
def trying(small_house: House, where: Settings) -> Trying:
    return Trying(small_house, where)
