"""A house in which bids may be sent, as the workflow's tests have it."""

from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]
