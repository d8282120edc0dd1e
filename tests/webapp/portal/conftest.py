"""A small tender and its public pages, on SQLite."""

import pytest

from tests.trading.notices.tender import begun, issued
from tests.webapp.desk.desk import Desk, Person
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]


class Tender:
    """`notice` is its tender notice, `paper` the file that came with it; visitors are unnamed."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.desk = Desk(house)
        self.project = begun(house)
        self.paper = house.attach(self.project, b"%PDF-1.4 tender", name="招标文件.pdf")
        self.notice = str(issued(house, self.project, self.paper)["id"])

    def anybody(self) -> Person:
        """A browser that nobody signed in with."""
        return Person(self.house.engine, self.desk.app)

    def at(self, place: str) -> str:
        return f"/notices/projects/{self.project}/{place}"


@pytest.fixture
def tender(small_house: House) -> Tender:
    return Tender(small_house)
