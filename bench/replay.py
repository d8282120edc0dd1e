"""The floor: the statements an order wrote, written again by hand-made SQL into a twin project."""

import re
import sqlite3
import time
from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import URL, event, make_url
from sqlalchemy import Engine as Database
from sqlalchemy.orm import Session

from engine.store import together

ID = re.compile("[0-9a-f]{32}")
WRITES = ("INSERT", "UPDATE", "DELETE")
Statement = tuple[str, Any, bool]


class Recorder:
    """Keeps every writing statement that a database engine sends, with its parameters."""

    def __init__(self, database: Database) -> None:
        self.taken: list[Statement] = []
        event.listen(database, "before_cursor_execute", self._take)
        self._write, together.write = together.write, self._take_together

    def drain(self) -> list[Statement]:
        taken, self.taken = self.taken, []
        return taken

    def _take_together(self, session: Session, writes: Sequence[together.Write]) -> None:
        dialect = session.connection().dialect
        for one in writes:
            spelled = [together.text_of(one.statement, row, dialect) for row in one.rows()]
            rows = [values for _, values in spelled]
            many = len(rows) > 1
            self.taken.append((spelled[0][0], rows if many else rows[0], many))
        self._write(session, writes)

    def _take(self, _c: Any, _cursor: Any, sql: str, values: Any, _x: Any, many: bool) -> None:
        if sql.lstrip().startswith(WRITES):
            self.taken.append((sql, values, many))


class Floor:
    """One plain connection with prepared statements, synchronous commits, no ORM."""

    def __init__(self, url: str) -> None:
        where = make_url(url)
        self.sqlite = where.get_backend_name() == "sqlite"
        self._connection = _sqlite(where) if self.sqlite else _postgresql(where)
        self._numbered = None if self.sqlite else psycopg.RawCursor(self._connection)

    def write(self, statements: list[Statement], project: str, twin: str) -> float:
        """Lock the twin, write the same rows under its name, commit; returns milliseconds."""
        twinned = [(sql, _twin(values, project, twin), many) for sql, values, many in statements]
        began = time.perf_counter()
        cursor = self._connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.sqlite else "BEGIN")
        self._lock(cursor, twin)
        for sql, values, many in twinned:
            of = self._numbered if self._numbered and "%(" not in sql else cursor
            (of.executemany if many else of.execute)(sql, values)
        cursor.execute("COMMIT")
        return (time.perf_counter() - began) * 1000

    def close(self) -> None:
        self._connection.close()

    def _lock(self, cursor: Any, twin: str) -> None:
        sql = "SELECT * FROM project WHERE id = ?"
        if not self.sqlite:
            sql = "SELECT * FROM project WHERE id = %s FOR UPDATE"
        cursor.execute(sql, (twin,))
        cursor.fetchall()


def _sqlite(where: URL) -> Any:
    connection = sqlite3.connect(where.database or "", isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _postgresql(where: URL) -> Any:
    plain = where.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True, prepare_threshold=0)


def _twin(value: Any, project: str, twin: str) -> Any:
    if isinstance(value, str):
        return _twin_text(value, project, twin)
    if isinstance(value, dict):
        return {key: _twin(inner, project, twin) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_twin(inner, project, twin) for inner in value)
    return value


def _twin_text(text: str, project: str, twin: str) -> str:
    """The same bytes under the twin's name: its code too, and other ids read backwards."""
    if ID.fullmatch(text) and text != project:
        return text[::-1]
    return text.replace(project, twin).replace(project[:8].upper(), twin[:8].upper())
