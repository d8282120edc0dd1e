"""The ledger grows at its end, in one order, from however many hands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from engine.store import database as store
from engine.store import ledger, together
from engine.store.ledger_tables import ChainHeadRow, FactRow
from engine.vocabulary import Fact
from tests.store.writing import NOW, note

Sessions = sessionmaker[Session]


def test_facts_come_back_as_they_were_written(open_session: Sessions) -> None:
    with open_session.begin() as session:
        note(session, "project:1", 1, {"标题": "道路", "amount": 3})
        note(session, "project:1", 2)
        note(session, "house", 3)
    with open_session() as session:
        first, second = ledger.facts(session, "project:1")
        assert (first.seq, first.particulars) == (1, {"标题": "道路", "amount": 3})
        assert (first.at, first.fact) == (NOW, "task:completed")
        assert ledger.facts(session, "project:1", after_seq=1) == (second,)
        assert ledger.latest(session, "project:1", limit=1) == (second,)


def test_each_fact_holds_the_hash_of_the_one_before(open_session: Sessions) -> None:
    with open_session.begin() as session:
        note(session, "house", 1)
    with open_session.begin() as session:
        note(session, "house", 2)
        rows = session.scalars(select(FactRow).order_by(FactRow.seq)).all()
        assert [rows[0].previous, rows[1].previous] == [ledger.GENESIS, rows[0].hash]


def test_what_is_rolled_back_leaves_no_gap(open_session: Sessions) -> None:
    with open_session() as session:
        note(session, "house", 1)
        session.rollback()
        note(session, "house", 2)
        with session.begin_nested() as savepoint:
            note(session, "house", 3)
            savepoint.rollback()
        note(session, "house", 4)
        session.commit()
        assert [one.order_id for one in ledger.facts(session, "house")] == ["order-2", "order-4"]
        assert [one.seq for one in ledger.facts(session, "house")] == [1, 2]


def test_the_moment_is_hashed_as_utc() -> None:
    shanghai = NOW.astimezone(timezone(timedelta(hours=8)))
    assert ledger.digest(at=NOW, chain="a") == ledger.digest(at=shanghai, chain="a")
    with pytest.raises(ValueError, match="time zone"):
        ledger.digest(at=datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None))


def test_many_hands_write_one_chain(open_session: Sessions) -> None:
    def write(hand: int) -> None:
        for turn in range(5):
            with open_session.begin() as session:
                note(session, "house", hand * 10 + turn)
                note(session, "house", hand * 10 + turn)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with open_session() as session:
        seqs = [one.seq for one in ledger.facts(session, "house", limit=1000)]
        assert seqs == list(range(1, 81))


def test_many_facts_of_one_order_follow_each_other(open_session: Sessions) -> None:
    with open_session.begin() as session:
        for number in range(50):
            note(session, "house", number)
        assert session.scalar(select(func.count()).select_from(FactRow)) == 50
        assert session.scalar(select(ChainHeadRow.seq)) == 50


def test_entries_go_in_at_once_after_a_head_that_is_known(open_session: Sessions) -> None:
    entry = ledger.Entry(
        at=NOW, actor="a", order_id="o", order="x", fact=Fact.TASK_OPENED, particulars={}
    )
    with open_session.begin() as session:
        together.write(session, ledger.extending(ledger.beginning("project:1"), [entry, entry]))
    with open_session.begin() as session:
        ledger.append_all(session, "project:1", [entry])
        assert [one.seq for one in ledger.facts(session, "project:1")] == [1, 2, 3]


def test_a_head_that_is_no_longer_the_head_is_refused(open_session: Sessions) -> None:
    with open_session.begin() as session:
        note(session, "project:1", 1)
    with pytest.raises(DatabaseError), open_session.begin() as session:
        entry = ledger.Entry(
            at=NOW, actor="a", order_id="o", order="x", fact=Fact.TASK_OPENED, particulars={}
        )
        together.write(session, ledger.extending(ledger.beginning("project:1"), [entry]))


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE fact SET actor = 'x'",
        "DELETE FROM fact",
        "UPDATE checkpoint SET body = 'x'",
        "DELETE FROM checkpoint",
        "UPDATE chain_head SET hash = 'x'",
        "UPDATE chain_head SET seq = 1",
        "DELETE FROM chain_head",
    ],
)
def test_the_database_refuses_to_rewrite(
    database: Engine, open_session: Sessions, attempt: str
) -> None:
    with open_session.begin() as session:
        note(session, "house", 1)
        note(session, "house", 2)
        session.execute(text("INSERT INTO checkpoint VALUES (1, 'b', 's')"))
    with pytest.raises(DatabaseError, match="append-only"), database.begin() as connection:
        connection.execute(text(attempt))


@pytest.mark.parametrize("table", ["fact", "checkpoint", "chain_head"])
def test_postgresql_refuses_to_truncate(postgres_url: str, table: str) -> None:
    connected = store.connect(postgres_url)
    with pytest.raises(DatabaseError, match="append-only"), connected.begin() as connection:
        connection.execute(text(f"TRUNCATE {table}"))
    connected.dispose()


def test_sqlite_refuses_to_replace(sqlite_url: str) -> None:
    connected = store.connect(sqlite_url)
    with store.sessions(connected).begin() as session:
        note(session, "house", 1)
    for attempt in (
        "INSERT OR REPLACE INTO fact SELECT * FROM fact",
        "INSERT OR REPLACE INTO chain_head VALUES ('house', 0, '')",
    ):
        with pytest.raises(DatabaseError, match="append-only"), connected.begin() as connection:
            connection.execute(text(attempt))
    connected.dispose()
