"""A house with regions and three administrators, on each kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.store import database as store
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


@pytest.fixture
def small_house(sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """A real house on SQLite, for rules that no database knows of."""
    connected = store.connect(sqlite_url)
    made = House(store.sessions(connected), tmp_path, demo=False)
    made.open()
    yield made
    connected.dispose()
