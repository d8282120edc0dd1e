"""Whatever is changed in the ledger, verification names where it breaks."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from engine.settings import Settings
from engine.store import checkpoints, verify
from engine.store.checkpoint_files import Contradicted
from engine.store.migrations import append_only
from engine.store.verify import CHECKPOINTS, Break, Fault
from tests.store.writing import NOW, note

Sessions = sessionmaker[Session]
Tamper = Callable[[str], None]
Act = Callable[[], None]
Verify = Callable[[], verify.Report]


@pytest.fixture
def checkpoint(open_session: Sessions, settings: Settings) -> Act:
    def make() -> None:
        with open_session.begin() as session:
            checkpoints.make(session, settings, NOW)

    return make


@pytest.fixture
def tamper(database: Engine) -> Tamper:
    """Run a statement the way somebody who owns the database could."""

    def run(statement: str) -> None:
        with database.begin() as connection:
            append_only.remove(connection)
            for one in statement.split(";"):
                connection.execute(text(one))
            append_only.install(connection)

    return run


@pytest.fixture
def report(open_session: Sessions, settings: Settings) -> Verify:
    def run() -> verify.Report:
        with open_session() as session:
            return verify.run(session, settings)

    return run


@pytest.fixture
def written(open_session: Sessions) -> None:
    """Five facts of project:a, two of project:b."""
    with open_session.begin() as session:
        for number in range(5):
            note(session, "project:a", number)
        for number in range(2):
            note(session, "project:b", number)


@pytest.mark.usefixtures("written")
def test_an_untouched_ledger_holds(report: Verify, checkpoint: Act) -> None:
    assert report().whole
    checkpoint()
    found = report()
    assert (found.whole, found.chains, found.facts, found.checkpoints) == (True, 2, 7, 1)
    assert (found.unprotected, found.unprotected_since) == (0, None)


@pytest.mark.usefixtures("written")
def test_the_tail_without_a_checkpoint_is_counted(
    report: Verify, checkpoint: Act, open_session: Sessions
) -> None:
    assert (report().unprotected, report().unprotected_since) == (7, NOW)
    checkpoint()
    with open_session.begin() as session:
        note(session, "project:b", 9)
        note(session, "house", 9)
    assert report().unprotected == 2


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "change",
    [
        "actor = 'somebody'",
        "order_id = 'x'",
        "order_name = 'x'",
        "fact = 'task:claimed'",
        "particulars = '{}'",
        "previous = 'x'",
        "hash = 'x'",
        "at = '2020-01-01 00:00:00'",
        "seq = 7",
        "chain = 'project:c'",
    ],
)
def test_a_changed_column_is_named(report: Verify, tamper: Tamper, change: str) -> None:
    tamper(f"UPDATE fact SET {change} WHERE chain = 'project:a' AND seq = 3")
    first = report().first
    assert first is not None
    assert (first.chain, first.seq) == ("project:a", 3)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("change", ["at = 'gestern'", "seq = 'drei'", "actor = x'ff'"])
def test_what_is_not_even_of_its_type_is_named(
    report: Verify, tamper: Tamper, database: Engine, change: str
) -> None:
    if database.dialect.name != "sqlite":
        pytest.skip("PostgreSQL refuses values of another type")
    tamper(f"UPDATE fact SET {change} WHERE chain = 'project:a' AND seq = 3")
    first = report().first
    assert first is not None
    assert (first.chain, first.seq) == ("project:a", 3)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM fact WHERE chain = 'project:a' AND seq = 2", ("project:a", 2, Fault.MISSING)),
        ("DELETE FROM fact WHERE chain = 'project:a' AND seq = 5", ("project:a", 4, Fault.HEAD)),
        ("DELETE FROM fact WHERE chain = 'project:b'", ("project:b", 1, Fault.HEAD)),
        ("UPDATE chain_head SET seq = 9 WHERE chain = 'project:b'", ("project:b", 2, Fault.HEAD)),
        ("DELETE FROM chain_head WHERE chain = 'project:b'", ("project:b", 2, Fault.HEAD)),
    ],
)
def test_what_was_removed_is_named(
    report: Verify, tamper: Tamper, statement: str, expected: tuple[str, int, Fault]
) -> None:
    tamper(statement)
    chain, seq, what = expected
    assert report().first == Break(chain=chain, seq=seq, what=what)


CUT = """DELETE FROM fact WHERE chain = 'project:a' AND seq > 3;
UPDATE chain_head SET seq = 3, hash = (SELECT hash FROM fact WHERE chain = 'project:a' AND seq = 3)
WHERE chain = 'project:a'"""


@pytest.mark.usefixtures("written")
def test_a_cut_tail_shows_although_the_head_was_mended(
    report: Verify, tamper: Tamper, checkpoint: Act
) -> None:
    checkpoint()
    tamper(CUT)
    assert report().first == Break(chain="project:a", seq=4, what=Fault.CUT)


@pytest.mark.usefixtures("written")
def test_a_database_set_back_shows(
    report: Verify, tamper: Tamper, checkpoint: Act, open_session: Sessions
) -> None:
    checkpoint()
    with open_session.begin() as session:
        note(session, "house", 1)
    checkpoint()
    tamper(
        "DELETE FROM fact WHERE chain = 'house'; DELETE FROM chain_head WHERE chain = 'house';"
        "DELETE FROM checkpoint WHERE number = 2"
    )
    assert report().breaks == (
        Break(chain="house", seq=1, what=Fault.CUT),
        Break(chain=CHECKPOINTS, seq=2, what=Fault.CHECKPOINT_MISSING),
    )
    with pytest.raises(Contradicted):
        checkpoint()


@pytest.mark.usefixtures("written")
def test_a_chain_written_anew_shows(
    report: Verify, tamper: Tamper, checkpoint: Act, open_session: Sessions
) -> None:
    checkpoint()
    tamper("DELETE FROM fact; DELETE FROM chain_head")
    with open_session.begin() as session:
        for number in range(5, 10):
            note(session, "project:a", number)
    assert report().first == Break(chain="project:a", seq=5, what=Fault.REWRITTEN)


@pytest.mark.usefixtures("written")
def test_a_broken_signature_is_named(
    report: Verify, tamper: Tamper, checkpoint: Act, settings: Settings
) -> None:
    checkpoint()
    checkpoint()
    tamper("UPDATE checkpoint SET signature = '00' WHERE number = 1")
    (settings.checkpoints / "1.json").unlink()
    faults = [(one.seq, one.what) for one in report().breaks]
    assert faults[:2] == [(1, Fault.CHECKPOINT_MISSING), (1, Fault.CHECKPOINT_SIGNATURE)]


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("field", ["at", "root", "previous", "heads", "key"])
def test_a_changed_file_is_named(
    report: Verify, checkpoint: Act, settings: Settings, field: str
) -> None:
    checkpoint()
    path = settings.checkpoints / "1.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), field: []}))
    assert {one.seq for one in report().breaks} == {1}
    assert not report().whole


@pytest.mark.usefixtures("written")
def test_a_foreign_signer_is_not_believed(
    report: Verify, checkpoint: Act, settings: Settings
) -> None:
    checkpoint()
    (settings.keys / "checkpoint.pub").write_text("00" * 32)
    first = report().first
    assert first is not None
    assert first.what == Fault.CHECKPOINT_SIGNER


@pytest.mark.usefixtures("written")
def test_the_file_outside_is_written_only_with_the_commit(
    open_session: Sessions, settings: Settings
) -> None:
    with open_session() as session:
        checkpoints.make(session, settings, NOW)
        session.rollback()
        note(session, "house", 1)
        session.commit()
    assert not settings.checkpoints.exists()


@pytest.mark.usefixtures("written")
def test_a_file_that_a_crash_left_out_is_written_later(
    report: Verify, checkpoint: Act, settings: Settings
) -> None:
    checkpoint()
    before = (settings.checkpoints / "1.json").read_bytes()
    (settings.checkpoints / "1.json").unlink()
    assert report().whole
    checkpoint()
    assert (settings.checkpoints / "1.json").read_bytes() == before


def test_a_checkpoint_lists_only_what_moved(open_session: Sessions, settings: Settings) -> None:
    with open_session.begin() as session:
        note(session, "project:a", 1)
        note(session, "project:b", 1)
        assert checkpoints.make(session, settings, NOW).chains == 2
    with open_session.begin() as session:
        note(session, "project:b", 2)
        second = checkpoints.make(session, settings, NOW + timedelta(hours=1))
        assert [(head.chain, head.seq) for head in second.heads] == [("project:b", 2)]
    assert Path(settings.checkpoints / "2.json").read_bytes() == second.content()
