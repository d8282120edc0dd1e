"""An empty installation filled from a backup; all of it or nothing."""

import shutil
from pathlib import Path

import msgspec
from sqlalchemy import Engine, Table, inspect, select
from sqlalchemy.orm import Session

from engine.errors import Refused
from engine.settings import Settings
from engine.store import database, migrations, signing
from engine.store.backup import archive, heads
from engine.store.backup.archive import Header, Manifest, NotABackup
from engine.store.backup.constraints import continue_numbers, set_aside
from engine.store.backup.intake import Intake
from engine.store.backup.taking import tables_of
from engine.store.migrations import grants
from engine.store.progress import Progress, quiet


class NotEmpty(Refused):
    """There is something here already; a backup is restored into an empty installation only."""


class OtherRevision(Refused):
    """The schema differs from the backup's; restore into a database without tables."""


def restore(settings: Settings, source: Path, progress: Progress = quiet) -> Manifest:
    """Fill database, files and checkpoints; returns what came in, its ledger heads compared.

    The database may have no tables yet, or empty ones of the backup's revision. Afterwards it is
    at this release's revision. On PostgreSQL it is done as owner.

    Raises:
        NotEmpty, OtherRevision, NotABackup: and nothing was changed.
    """
    _require_empty_folders(settings)
    intake = Intake(settings, _header(source), progress)
    url = settings.owner_url or settings.database_url
    try:
        manifest = _fill(url, intake, source)
    except BaseException:
        _clear_folders(settings)
        raise
    signing.believe(settings, intake.keys)
    migrations.upgrade(url)
    grants.restrict(url, settings.database_url)
    return manifest


def _header(source: Path) -> Header:
    for name, content in archive.members(source):
        if name == archive.HEADER:
            header = msgspec.json.decode(content.read(), type=Header)
            if header.format == archive.FORMAT:
                return header
        break
    raise NotABackup("the first member is not a header this release reads")


def _fill(url: str, intake: Intake, source: Path) -> Manifest:
    connected = database.connect(url)
    try:
        _prepare(connected, intake.header.revision)
        with database.sessions(connected).begin() as session:
            tables = tables_of(session)
            _require_empty(session, tables)
            return _load(session, tables, intake, source)
    finally:
        connected.dispose()


def _prepare(connected: Engine, revision: str | None) -> None:
    if revision and not inspect(connected).get_table_names():
        migrations.upgrade_database(connected, revision)
    if (here := migrations.current(connected)) != revision:
        raise OtherRevision(f"the backup has {revision}, here is {here}")


def _load(session: Session, tables: list[Table], intake: Intake, source: Path) -> Manifest:
    connection, named = session.connection(), {table.name: table for table in tables}
    with set_aside(connection, tables), archive.reading():
        for name, content in archive.members(source):
            intake.take(session, named, name, content)
        manifest = intake.finish()
    continue_numbers(connection, tables)
    if heads.of(session) != manifest.heads:
        raise NotABackup("the ledger heads differ from those of the backup")
    return manifest


def _require_empty(session: Session, tables: list[Table]) -> None:
    for table in tables:
        if session.execute(select(table).limit(1)).first() is not None:
            raise NotEmpty(f"table {table.name} has rows")


def _require_empty_folders(settings: Settings) -> None:
    for folder in (settings.files, settings.checkpoints):
        if folder.exists() and any(folder.iterdir()):
            raise NotEmpty(f"folder {folder} is not empty")


def _clear_folders(settings: Settings) -> None:
    """They were empty before: whatever lies in them came from this restore."""
    for folder in (settings.files, settings.checkpoints):
        shutil.rmtree(folder, ignore_errors=True)
