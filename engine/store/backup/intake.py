"""Members of a backup going to where they belong, each checked against the manifest at the end."""

from hashlib import sha256

import msgspec
from sqlalchemy import Table
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.settings import Settings
from engine.store import chunks, durable
from engine.store.backup import archive, rows
from engine.store.backup.archive import Header, Manifest, NotABackup
from engine.store.files import FileStore, Stream
from engine.store.progress import Progress


class Intake:
    """Takes the members of one archive in their order."""

    def __init__(self, settings: Settings, header: Header, progress: Progress) -> None:
        self._settings = settings
        self.header = header
        self._progress = progress
        self._store = FileStore(settings.files)
        self._stores = {archive.FILES: self._store, archive.SCRIPTS: FileStore(settings.scripts)}
        self._hashes: dict[str, str] = {}
        self._rows = 0
        self._files = 0
        self._manifest: Manifest | None = None
        self.keys: frozenset[str] = frozenset()

    def take(self, session: Session, tables: dict[str, Table], name: str, content: Stream) -> None:
        """Put one member in its place.

        Raises:
            NotABackup: it has no place, or is not what its name says.
        """
        if self._is_file(name, content):
            return
        held = content.read(-1)
        if name == archive.MANIFEST:
            self._manifest = msgspec.json.decode(held, type=Manifest)
            return
        self._hashes[name] = sha256(held).hexdigest()
        if name.startswith(archive.DATABASE):
            self._part(session, tables, name.split("/")[1], held)
        elif name.startswith(archive.CHECKPOINTS):
            self._checkpoint(name.removeprefix(archive.CHECKPOINTS), held)
        elif name == archive.KEYS:
            self.keys = frozenset(held.decode().split())
        elif name == archive.MARKER:
            self._store.mark(held.decode())
        elif name != archive.HEADER:
            raise NotABackup(f"{name} has no place")

    def finish(self) -> Manifest:
        """The manifest. Raises NotABackup when it is missing or something else came in."""
        manifest = self._manifest
        if manifest is None:
            raise NotABackup("it ends too early")
        came_in = (self._hashes, self._rows, self._files)
        if came_in != (manifest.hashes, manifest.rows, manifest.files):
            raise NotABackup("it does not hold what its manifest says")
        return manifest

    def _is_file(self, name: str, content: Stream) -> bool:
        """Keeps it if it is one."""
        place, _, digest = name.partition("/")
        if name.startswith(archive.SEALED):
            self._chunk(digest, content)
        elif store := self._stores.get(f"{place}/"):
            self._file(store, digest, content)
        else:
            return False
        return True

    def _file(self, store: FileStore, digest: str, content: Stream) -> None:
        try:
            store.restore(content, digest)
        except (ValueError, NotFound) as error:
            raise NotABackup(str(error)) from error
        self._files += 1
        self._progress("files", self._files, 0)

    def _chunk(self, name: str, content: Stream) -> None:
        bid, _, chunk = name.partition("/")
        try:
            chunks.of(self._settings).restore(bid, chunk, content)
        except ValueError as error:
            raise NotABackup(str(error)) from error
        self._files += 1

    def _part(self, session: Session, tables: dict[str, Table], name: str, content: bytes) -> None:
        table, columns = tables.get(name), self.header.columns.get(name)
        if table is None or columns is None:
            raise NotABackup(f"there is no table {name}")
        naive = session.get_bind().dialect.name == "sqlite"
        values = [dict(zip(columns, row, strict=True)) for row in rows.read(content, naive=naive)]
        session.execute(table.insert(), values)
        self._rows += len(values)
        self._progress("rows", self._rows, 0)

    def _checkpoint(self, name: str, content: bytes) -> None:
        number = name.removesuffix(".json")
        if not number.isdecimal():
            raise NotABackup(f"{name} is not a checkpoint")
        self._settings.checkpoints.mkdir(parents=True, exist_ok=True)
        with durable.writing(self._settings.checkpoints / f"{number}.json") as file:
            file.write(content)
