"""The law as the tables in processes/law state it."""

from pathlib import Path

import pytest

from engine.law.calendar import Calendar
from engine.law.folder import read_book, read_calendar
from engine.law.rows import LawBook

LAW = Path(__file__).parents[2] / "processes" / "law"


@pytest.fixture(scope="session")
def law_folder() -> Path:
    return LAW


@pytest.fixture(scope="session")
def book() -> LawBook:
    return read_book(LAW)


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar(LAW)
