"""A market place of a module's own, whose catalogue and register its tests change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webapp.square import Square, square


@pytest.fixture(scope="module")
def own_square(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Square]:
    folder = tmp_path_factory.mktemp("catalogue")
    shutil.copyfile(sqlite_template, folder / "square.db")
    with square(f"sqlite:///{folder / 'square.db'}", folder) as made:
        yield made
