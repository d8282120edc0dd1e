"""A house with regions and three administrators, on each kind of database."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tests.people.house import House


@pytest.fixture
def house(open_session: sessionmaker[Session], tmp_path: Path) -> House:
    """A real house: strong passwords, second factors."""
    made = House(open_session, tmp_path, demo=False)
    made.open()
    return made


@pytest.fixture
def demo(open_session: sessionmaker[Session], tmp_path: Path) -> House:
    made = House(open_session, tmp_path, demo=True)
    made.open()
    return made
