"""A backup of a running system comes back with equal ledger heads, on either database."""

import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from engine.settings import Settings
from engine.store import backup, checkpoints, database, ledger, migrations, verify
from engine.store.backup import NotABackup, NotEmpty
from engine.store.files import FileStore
from engine.workflow.tables import BlobRow, DraftRow, NotificationRow
from tests.store.writing import NOW, note

Sessions = sessionmaker[Session]
Elsewhere = Callable[[str], Settings]
SCRIPT = b"export {}"
DRAFT = {"金额": 3, "说明": "第一行\n第二行"}


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings, make_database: Callable[[str], str]) -> Elsewhere:
    """Another installation, still empty."""

    def make(kind: str) -> Settings:
        url = make_database(kind)
        return replace(settings, data=tmp_path / "b", keys=tmp_path / "bk", database_url=url)

    return make


@pytest.fixture
def lived(open_session: Sessions, settings: Settings) -> Settings:
    """An installation with facts, a checkpoint, a file, a mark, rows of many types."""
    store = FileStore(settings.files)
    store.mark("mark-1")
    store.put(io.BytesIO("标书\n".encode()), 1000)
    FileStore(settings.scripts).restore(io.BytesIO(SCRIPT), sha256(SCRIPT).hexdigest())
    with open_session.begin() as session:
        for number in range(20):
            note(session, f"project:{number % 3}", number, {"标题": "道路"})
        session.add(BlobRow(sha256="a", content=b"\0\xff"))
        session.add(DraftRow(task="t", person="p", data=DRAFT, saved_at=NOW))
        session.add(NotificationRow(id=41, person="p", kind="k", title="标题", at=NOW))
    with open_session.begin() as session:
        checkpoints.make(session, settings, NOW)
    return settings


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    connected = database.connect(settings.database_url)
    with database.sessions(connected)() as session:
        yield session
    connected.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_everything_comes_back(
    lived: Settings, elsewhere: Elsewhere, tmp_path: Path, kind: str
) -> None:
    taken = backup.backup(lived, tmp_path / "all.tar")
    there = elsewhere(kind)
    assert backup.restore(there, tmp_path / "all.tar") == taken
    assert FileStore(there.files).marker() == "mark-1"
    assert list(FileStore(there.scripts).hashes()) == [sha256(SCRIPT).hexdigest()]
    assert list(FileStore(there.files).hashes()) == list(FileStore(lived.files).hashes())
    with opened(there) as session:
        assert verify.run(session, there).text().startswith("20 facts in 3 chains, 1 checkpoints")
    with opened(there) as session:
        assert verify.run(session, there).whole
    with opened(there) as session:
        assert session.get_one(BlobRow, "a").content == b"\0\xff"
        draft = session.get_one(DraftRow, ("t", "p"))
        assert (draft.data, draft.saved_at) == (DRAFT, NOW)
        added = NotificationRow(person="p", kind="k", title="", at=NOW)
        session.add(added)
        session.flush()
        assert added.id == 42


def test_private_keys_stay_behind(lived: Settings, tmp_path: Path) -> None:
    secret = (lived.keys / "checkpoint.key").read_bytes()
    backup.backup(lived, tmp_path / "all.tar")
    assert secret not in (tmp_path / "all.tar").read_bytes()
    with tarfile.open(tmp_path / "all.tar") as tar:
        assert not [name for name in tar.getnames() if name.endswith(".key")]


def test_a_writer_goes_on_meanwhile(
    lived: Settings,
    elsewhere: Elsewhere,
    open_session: Sessions,
    tmp_path: Path,
    database_kind: str,
) -> None:
    stop = Event()
    written: list[int] = []

    def write() -> None:
        while not stop.is_set():
            with open_session.begin() as session:
                note(session, "house", len(written))
                note(session, "project:0", len(written))
            written.append(1)

    def slowly(what: str, done: int, total: int) -> None:
        seen = len(written)
        while what == "fact" and len(written) < seen + 3:
            stop.wait(0.01)

    writer = Thread(target=write)
    writer.start()
    try:
        taken = backup.backup(lived, tmp_path / "all.tar", slowly)
    finally:
        stop.set()
        writer.join()
    there = elsewhere(database_kind)
    assert backup.restore(there, tmp_path / "all.tar").heads == taken.heads
    with opened(there) as session:
        assert verify.run(session, there).whole
    with opened(there) as session:
        assert len(ledger.facts(session, "house", limit=10_000)) < len(written)


def test_a_restore_into_a_used_place_is_refused(
    lived: Settings, elsewhere: Elsewhere, tmp_path: Path, database_kind: str
) -> None:
    backup.backup(lived, tmp_path / "all.tar")
    with pytest.raises(NotEmpty):
        backup.restore(lived, tmp_path / "all.tar")
    with pytest.raises(NotEmpty, match="has rows"):
        backup.restore(replace(lived, data=tmp_path / "new"), tmp_path / "all.tar")
    there = elsewhere(database_kind)
    FileStore(there.files).mark("another")
    with pytest.raises(NotEmpty, match="folder"):
        backup.restore(there, tmp_path / "all.tar")


@pytest.mark.parametrize("damage", ["cut", "changed", "no backup"])
def test_a_damaged_backup_changes_nothing(
    lived: Settings, elsewhere: Elsewhere, tmp_path: Path, database_kind: str, damage: str
) -> None:
    source = tmp_path / "all.tar"
    backup.backup(lived, source)
    content = source.read_bytes()
    source.write_bytes(
        {
            "cut": content[: len(content) // 2],
            "changed": content.replace("道路".encode(), "桥梁".encode(), 1),
            "no backup": b"hello",
        }[damage]
    )
    there = elsewhere(database_kind)
    with pytest.raises(NotABackup):
        backup.restore(there, source)
    assert not there.files.exists()
    assert not there.checkpoints.exists()
    with opened(there) as session:
        assert session.scalars(select(BlobRow)).first() is None
        assert session.scalar(text("SELECT count(*) FROM fact")) == 0


def test_a_database_without_tables_gets_them_first(
    make_database: Callable[[str], str], settings: Settings, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    if migrations.newest() is None:
        pytest.skip("there is no migration yet")
    here = replace(settings, database_url=make_database("sqlite:blank"))
    migrations.upgrade(here.database_url)
    with opened(here) as session:
        note(session, "house", 1)
        session.commit()
    taken = backup.backup(here, tmp_path / "all.tar")
    assert backup.restore(elsewhere("postgresql:blank"), tmp_path / "all.tar") == taken
