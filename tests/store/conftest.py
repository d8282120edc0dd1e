"""An installation in a folder of its own."""

from pathlib import Path

import pytest

from engine.settings import Settings, read


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return read(
        {
            "SUNROAD_DATA": str(tmp_path / "data"),
            "SUNROAD_KEYS": str(tmp_path / "keys"),
            "SUNROAD_DATABASE_URL": database_url,
        }
    )
