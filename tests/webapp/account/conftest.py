"""A demo with one person, a real house, and a browser at each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.app import Engine
from tests.webapp.visiting import Visitor, house, organisation, person


@pytest.fixture
def demo(database_url: str, tmp_path: Path) -> Iterator[Engine]:
    """On each kind of database; `clerk` is a bidder's clerk of 单位builders."""
    with house(database_url, tmp_path, demo=True) as engine:
        person(engine, "clerk", "bidder", home=organisation(engine, "builders"))
        yield engine


@pytest.fixture
def real(make_database: Callable[[str], str], tmp_path: Path) -> Iterator[Engine]:
    with house(make_database("sqlite"), tmp_path, demo=False) as engine:
        yield engine


@pytest.fixture
def visitor(demo: Engine) -> Visitor:
    return Visitor(demo)
