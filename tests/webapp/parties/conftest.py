"""A demo with a trading centre's clerk, a supervisor and somebody of the administration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.app import Engine
from tests.webapp.visiting import Visitor, house, organisation, person


@pytest.fixture(scope="module")
def demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("parties")
    shutil.copyfile(sqlite_template, folder / "house.db")
    with house(f"sqlite:///{folder / 'house.db'}", folder, demo=True) as engine:
        centre = organisation(engine, "centre", "centre")
        person(engine, "clerk", "centre_intake", home=centre)
        person(engine, "supervisor", "supervisor", home=organisation(engine, "d", "department"))
        yield engine


@pytest.fixture
def stranger(demo: Engine) -> Visitor:
    """Somebody who has not signed in."""
    return Visitor(demo)


@pytest.fixture
def clerk(demo: Engine) -> Visitor:
    visitor = Visitor(demo)
    visitor.signs_in("clerk")
    return visitor
