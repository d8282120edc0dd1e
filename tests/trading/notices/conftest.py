"""Houses as the workflow's tests have them."""

from tests.workflow.conftest import (
    build,
    empty_database,
    empty_postgres,
    house,
    prepared,
    small_house,
)

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared", "small_house"]
