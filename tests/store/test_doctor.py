"""The doctor names what is wrong with an installation."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from engine.settings import Settings
from engine.store import doctor, migrations
from engine.store.files import FileStore
from engine.store.migrations import append_only


@pytest.fixture
def sound(settings: Settings, database: Engine) -> Settings:
    """An installation with a house, its mark in the folder, and closed keys."""
    columns = "id, demo, clock_offset_ms, law_revision, file_marker"
    with database.begin() as connection:
        connection.execute(text(f"INSERT INTO house ({columns}) VALUES (1, true, 0, 0, 'mark')"))
    FileStore(settings.files).mark("mark")
    settings.keys.mkdir(mode=0o700)
    (settings.keys / "a.key").touch(mode=0o600)
    (settings.keys / "a.pub").touch(mode=0o644)
    return settings


def wrong(settings: Settings) -> list[str]:
    return [finding.name for finding in doctor.examine(settings) if not finding.ok]


def test_a_sound_installation_passes(sound: Settings, database_kind: str) -> None:
    # On PostgreSQL the test is its owner, who may always rewrite; the doctor says so.
    assert wrong(sound) == (["ledger_grants"] if database_kind == "postgresql" else [])


def test_a_database_that_is_away_is_named(sound: Settings) -> None:
    away = replace(sound, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert wrong(away) == ["database"]
    away = replace(sound, database_url=f"sqlite:///{sound.data / 'none.db'}")
    assert wrong(away) == ["database"]
    assert not Path(sound.data / "none.db").exists()


def test_another_folder_is_named(sound: Settings) -> None:
    FileStore(sound.files).mark("other")
    assert "files" in wrong(sound)


def test_a_folder_that_is_not_there_is_named(sound: Settings, tmp_path: Path) -> None:
    assert "files" in wrong(replace(sound, data=tmp_path / "nowhere"))


def test_missing_triggers_are_named(sound: Settings, database: Engine) -> None:
    with database.begin() as connection:
        append_only.remove(connection)
    assert "ledger_triggers" in wrong(sound)


def test_open_keys_are_named(sound: Settings) -> None:
    (sound.keys / "a.key").chmod(0o640)
    assert "keys" in wrong(sound)


def test_another_revision_is_named(sound: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "newest", lambda: "0009")
    assert "revision" in wrong(sound)
