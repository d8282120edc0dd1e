"""The market place that portal, catalogue and market share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webapp.square import Square, square
from tests.webapp.visiting import Visitor


@pytest.fixture(scope="session")
def market_square(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Square]:
    """For tests that add to it without harm."""
    folder = tmp_path_factory.mktemp("square")
    shutil.copyfile(sqlite_template, folder / "square.db")
    with square(f"sqlite:///{folder / 'square.db'}", folder) as made:
        yield made


@pytest.fixture
def passer_by(market_square: Square) -> Visitor:
    """Somebody who has not signed in."""
    return Visitor(market_square.engine)
