"""The schema's history, one Alembic chain, run from inside the program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from engine.store import database
from engine.store.base import Base
from engine.store.migrations import append_only

HERE = Path(__file__).parent
SCRIPTS = HERE / "versions"


def upgrade(url: str, revision: str = "head") -> str:
    """Bring the database at `url` to a revision in one transaction; returns where it is now."""
    connected = database.connect(url)
    try:
        upgrade_database(connected, revision)
        return current(connected) or ""
    finally:
        connected.dispose()


def upgrade_database(connected: Engine, revision: str = "head", scripts: Path = SCRIPTS) -> None:
    """Bring a connected database to a revision; two at once wait for each other."""
    config = configuration(scripts)
    with connected.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7239145)")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def configuration(scripts: Path = SCRIPTS) -> Config:
    """Alembic's configuration without a file: the scripts lie in this package."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(scripts).replace("%", "%%"))
    return config


def newest(scripts: Path = SCRIPTS) -> str | None:
    """The revision this program expects; None while there is no script."""
    return ScriptDirectory.from_config(configuration(scripts)).get_current_head()


def at(url: str) -> str | None:
    """The revision the database at `url` is at; None before the first."""
    connected = database.connect(url)
    try:
        return current(connected)
    finally:
        connected.dispose()


def current(connected: Engine) -> str | None:
    """The revision the database is at; None before the first."""
    with connected.connect() as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """The same, on a connection in the midst of its work."""
    return MigrationContext.configure(connection).get_current_revision()


def create_all_for_tests(connected: Engine) -> None:
    """Every table known to `Base` at once, with the ledger's triggers; faster than the chain."""
    Base.metadata.create_all(connected)
    config = configuration()
    with connected.begin() as connection:
        append_only.install(connection)
        config.attributes["connection"] = connection
        command.stamp(config, "head")
