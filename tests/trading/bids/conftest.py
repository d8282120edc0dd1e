"""A house on each kind of database in which one project takes sealed bids."""

import pytest

from engine.vocabulary import Actor
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.houses import House


@pytest.fixture
def call(house: House) -> Bidding:
    return bidding(house)


@pytest.fixture
def small_call(small_house: House) -> Bidding:
    return bidding(small_house)


@pytest.fixture
def first(house: House) -> Actor:
    return house.actor("bidder.bidder1")


@pytest.fixture
def second(house: House) -> Actor:
    return house.actor("bidder.bidder2")
