"""Two analysts and an outsider at one house; every test opens drafts of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.app import Engine
from tests.webapp.studio.analysts import Studio
from tests.webapp.visiting import house, organisation, person


@pytest.fixture(scope="session")
def studio_house(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("studio")
    shutil.copyfile(sqlite_template, folder / "house.db")
    with house(f"sqlite:///{folder / 'house.db'}", folder, demo=True) as engine:
        home = organisation(engine, "office", "department", "320000")
        person(engine, "first", "analyst", home=home)
        person(engine, "second", "analyst", home=home)
        person(engine, "outsider", "agency", home=organisation(engine, "agents"))
        yield engine


@pytest.fixture(scope="session")
def studio(studio_house: Engine) -> Studio:
    return Studio(studio_house)
