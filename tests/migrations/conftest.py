"""A house restored from the first release's backup and brought to this release's schema."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.store import backup, migrations
from tests.migrations.first_release import FILE
from tests.workflow.filling import settings_in
from tests.workflow.houses import House


@pytest.fixture
def restored(
    database_kind: str, make_database: Callable[[str], str], tmp_path: Path
) -> Iterator[House]:
    archive, folder = tmp_path / "first_release.tar", tmp_path / "var"
    archive.write_bytes(gzip.decompress(FILE.read_bytes()))
    url = make_database(f"{database_kind}:blank")
    backup.restore(settings_in(folder, url), archive)
    migrations.upgrade(url)
    house = House(url, folder, {})
    yield house
    house.close()
