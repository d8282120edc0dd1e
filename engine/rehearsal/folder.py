"""A house in a folder: its database, files and keys, apart from the real one's."""

from dataclasses import replace
from pathlib import Path

from engine.settings import DEFAULT_SECRET, Settings

DATABASE = "sunroad.db"


def root(settings: Settings) -> Path:
    """Where every sandbox of this installation lies."""
    return settings.data / "sandboxes"


def settings_of(settings: Settings, folder: Path) -> Settings:
    """The real house's settings, turned to a folder: nothing but diagrams and law is shared."""
    return replace(
        settings,
        data=folder,
        keys=folder / "keys",
        database_url=f"sqlite:///{folder / DATABASE}",
        owner_url=None,
        second_channel_url=None,
        bank_url=None,
        issuer_url=None,
        secret_key=DEFAULT_SECRET,
    )
