"""Settings whose sandboxes share one template, built once in a run."""

import os
import shutil
from pathlib import Path

import pytest

from engine import settings
from engine.rehearsal import template
from engine.settings import Settings
from tests.workflow.conftest import (
    build,
    empty_database,
    empty_postgres,
    house,
    prepared,
    small_house,
)

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared", "small_house"]


@pytest.fixture(scope="session")
def built_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for every room that borrows this: what is there is not built again."""
    return template.ready(_settings(tmp_path_factory.getbasetemp() / "sandboxes"))


@pytest.fixture
def where(built_template: Path, tmp_path: Path) -> Settings:
    """Settings over an empty data folder, the template at hand."""
    found = _settings(tmp_path / "data")
    shutil.copytree(
        built_template,
        found.data / "sandboxes" / built_template.name,
        copy_function=os.link,
    )
    return found


def _settings(folder: Path) -> Settings:
    return settings.read({"SUNROAD_DATA": str(folder), "SUNROAD_KEYS": str(folder / "keys")})
