"""A house whose small trade is about to be opened, and its people at their browsers."""

import pytest

from tests.trading.opening.hall import Hall, hall
from tests.webapp.desk.desk import Desk
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]


@pytest.fixture
def opening(small_house: House) -> Hall:
    """Two bids for lot 1; the deadline has not come."""
    one = hall(small_house)
    for number in (1, 2):
        one.bid(number, price=f"{number}000000.50")
    return one


@pytest.fixture
def desk(opening: Hall) -> Desk:
    return Desk(opening.house)
