"""The pretended bank's own books: who paid, into which sub-account, and what it paid out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from uuid import uuid4

TABLES = """
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY, kind TEXT, sub_account TEXT, amount INTEGER, payer TEXT,
  account TEXT, booked_at TEXT, payout TEXT);
CREATE TABLE IF NOT EXISTS payout (
  id TEXT PRIMARY KEY, state TEXT, reason TEXT, payee TEXT, account TEXT, principal INTEGER,
  interest INTEGER, surcharge INTEGER, at TEXT);
CREATE TABLE IF NOT EXISTS guarantee (
  id TEXT PRIMARY KEY, applicant TEXT, letter TEXT, premium INTEGER, state TEXT);
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of the books; `number` is what the bank calls it."""

    number: int
    kind: str
    sub_account: str
    amount: int
    payer: str
    account: str
    booked_at: str
    payout: str


class Books:
    """One SQLite file; every call is a transaction of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file, self._lock = folder / "bank.db", Lock()
        with self._open() as connection:
            connection.executescript(TABLES)

    def pay(
        self, sub_account: str, amount: int, payer: str, account: str, booked_at: datetime
    ) -> Entry:
        """Somebody pays into a sub-account."""
        with self._open() as connection:
            return self._enter(
                connection, "credit", sub_account, amount, (payer, account), booked_at, ""
            )

    def entries(self, newest: int = 20_000) -> tuple[Entry, ...]:
        with self._open() as connection:
            rows = connection.execute(
                "SELECT * FROM entry ORDER BY number DESC LIMIT ?", (newest,)
            ).fetchall()
        return tuple(Entry(**dict(row)) for row in reversed(rows))

    def entry(self, number: str) -> Entry | None:
        with self._open() as connection:
            row = connection.execute("SELECT * FROM entry WHERE number = ?", (number,)).fetchone()
        return Entry(**dict(row)) if row else None

    def payout(self, id_: str) -> sqlite3.Row | None:
        with self._open() as connection:
            found = connection.execute("SELECT * FROM payout WHERE id = ?", (id_,)).fetchone()
        return found if isinstance(found, sqlite3.Row) else None

    def payouts(self) -> list[sqlite3.Row]:
        with self._open() as connection:
            return connection.execute("SELECT * FROM payout ORDER BY at DESC LIMIT 50").fetchall()

    def pay_out(
        self, id_: str, body: dict[str, object], at: datetime, refusal: str | None = None
    ) -> None:
        """Once per id: a second call finds the first one done."""
        entry = self.entry(str(body["entry"]))
        payee = str(body.get("payee") or (entry.payer if entry else ""))
        account = "" if body.get("payee") or entry is None else entry.account
        sums = tuple(int(str(body[name])) for name in ("principal", "interest", "surcharge"))
        state = "refused" if refusal else "paid"
        with self._open() as connection:
            done = connection.execute(
                "INSERT OR IGNORE INTO payout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (id_, state, refusal, payee, account, *sums, at.isoformat()),
            )
            if done.rowcount and not refusal:
                sub_account = entry.sub_account if entry else ""
                self._enter(connection, "debit", sub_account, sums[0], (payee, account), at, id_)

    def balance(self) -> int:
        """Fen that the bank holds for the house."""
        return sum(one.amount if one.kind == "credit" else -one.amount for one in self.entries())

    def issue(self, applicant: str, id_: str, letter: str, premium: int) -> None:
        with self._open() as connection:
            connection.execute(
                "INSERT INTO guarantee VALUES (?, ?, ?, ?, 'issued')",
                (id_, applicant, letter, premium),
            )

    def guarantees(self) -> list[sqlite3.Row]:
        with self._open() as connection:
            return connection.execute(
                "SELECT * FROM guarantee ORDER BY rowid DESC LIMIT 50"
            ).fetchall()

    def move_guarantee(self, id_: str, state: str) -> bool:
        """False when there is none of this id."""
        with self._open() as connection:
            done = connection.execute("UPDATE guarantee SET state = ? WHERE id = ?", (state, id_))
        return bool(done.rowcount)

    @staticmethod
    def new_id() -> str:
        return uuid4().hex

    def _enter(
        self,
        connection: sqlite3.Connection,
        kind: str,
        sub_account: str,
        amount: int,
        who: tuple[str, str],
        booked_at: datetime,
        payout: str,
    ) -> Entry:
        values = (kind, sub_account, amount, *who, booked_at.isoformat(), payout)
        made = connection.execute(
            "INSERT INTO entry (kind, sub_account, amount, payer, account, booked_at, payout)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
            values,
        ).fetchone()
        return Entry(**dict(made))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = sqlite3.connect(self._file)
            connection.row_factory = sqlite3.Row
            try:
                with connection:
                    yield connection
            finally:
                connection.close()
