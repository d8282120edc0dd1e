"""A backup of a running system: one moment of the database, and every file it names."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import MetaData, Table, func, select
from sqlalchemy.orm import Session

from engine.settings import Settings
from engine.store import checkpoint_files, chunks, database, migrations, signing, snapshot
from engine.store.backup import archive, heads, rows
from engine.store.backup.archive import Header, Manifest, Writer
from engine.store.chunks import ChunkStore
from engine.store.files import FileStore
from engine.store.ledger_tables import CheckpointRow
from engine.store.progress import Progress, quiet

BATCH = 500
VERSION_TABLE = "alembic_version"


def backup(settings: Settings, target: Path, progress: Progress = quiet) -> Manifest:
    """Write database, files and checkpoints to one file; private keys stay behind.

    Others go on writing meanwhile. Files are never changed or removed, so those found after
    the database's moment hold all that it names.
    """
    connected = database.connect(settings.database_url)
    try:
        with database.sessions(connected)() as session, archive.writing(target) as writer:
            snapshot.begin(session)
            return _write(session, settings, writer, progress)
    finally:
        connected.dispose()


def _write(session: Session, settings: Settings, writer: Writer, progress: Progress) -> Manifest:
    tables = tables_of(session)
    header = Header(
        format=archive.FORMAT,
        revision=migrations.revision_of(session.connection()),
        made_at=datetime.now(UTC).isoformat(),
        columns={str(one.name): [str(column.name) for column in one.columns] for one in tables},
    )
    writer.add(archive.HEADER, msgspec.json.encode(header))
    written = sum(_write_table(session, writer, table, progress) for table in tables)
    _write_checkpoints(session, settings, writer)
    store = FileStore(settings.files)
    if marker := store.marker():
        writer.add(archive.MARKER, marker.encode())
    files = _write_files(archive.FILES, store, writer, progress)
    files += _write_files(archive.SCRIPTS, FileStore(settings.scripts), writer, progress)
    files += _write_sealed(chunks.of(settings), writer)
    return writer.finish(heads.of(session), written, files)


def tables_of(session: Session) -> list[Table]:
    """Every table as the database has it, but the one that names its revision."""
    found = MetaData()
    found.reflect(session.connection())
    return [table for name, table in sorted(found.tables.items()) if name != VERSION_TABLE]


def _write_table(session: Session, writer: Writer, table: Table, progress: Progress) -> int:
    total = session.scalar(select(func.count()).select_from(table)) or 0
    found = session.execute(select(table).execution_options(yield_per=BATCH))
    done = 0
    for number, part in enumerate(rows.lines(tuple(row) for row in found)):
        writer.add(f"{archive.DATABASE}{table.name}/{number:06}.jsonl", part)
        done += part.count(b"\n")
        progress(table.name, done, total)
    return done


def _write_checkpoints(session: Session, settings: Settings, writer: Writer) -> None:
    """Only those the database's moment knows: a newer one would speak of facts not here."""
    newest = session.scalar(select(func.max(CheckpointRow.number))) or 0
    for number in checkpoint_files.numbers(settings.checkpoints):
        if number <= newest:
            content = (settings.checkpoints / f"{number}.json").read_bytes()
            writer.add(f"{archive.CHECKPOINTS}{number}.json", content)
    keys = "\n".join(sorted(signing.believed(settings)))
    writer.add(archive.KEYS, keys.encode())


def _write_files(place: str, store: FileStore, writer: Writer, progress: Progress) -> int:
    count = 0
    for count, digest in enumerate(store.hashes(), 1):
        writer.add_file(f"{place}{digest}", store.path(digest))
        progress("files", count, 0)
    return count


def _write_sealed(store: ChunkStore, writer: Writer) -> int:
    """What a bid replaced meanwhile no longer has is left out: nobody opens it."""
    count = 0
    for path in store.every():
        with suppress(FileNotFoundError):
            writer.add_file(f"{archive.SEALED}{path.parent.name}/{path.name}", path)
            count += 1
    return count
