"""Statements of an order that travel together, past SQLAlchemy's work for each single one.

They are written with SQLAlchemy and compiled once for each database. PostgreSQL gets all of them at
once, so that an order waits for its answers once; SQLite gets them one after the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import Connection as Psycopg
from sqlalchemy import Dialect, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from engine.store import pipeline
from engine.store.spelling import spelled

Values = Mapping[str, object]
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Write:
    """One statement, kept as a constant by its module, with a row of values or several.

    `found` names what must be there to be changed.
    """

    statement: Executable
    values: Values | Sequence[Values]
    found: str | None = None

    def rows(self) -> Sequence[Values]:
        return [self.values] if isinstance(self.values, Mapping) else self.values


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One query, kept as a constant by its module, with its values."""

    statement: Executable
    values: Values


class NotThereError(Exception):
    """A row that a statement had to change is not there, or not as it was read."""


def write(session: Session, writes: Sequence[Write]) -> None:
    """Send writes in order.

    Raises:
        NotThereError: with the name that the write gave in `found`.
        DBAPIError: the database refused one of them, or is away.
    """
    each = [(one, row) for one in writes for row in one.rows()]
    changed = _changed(session, [(one.statement, row) for one, row in each]) if each else []
    for (one, _), count in zip(each, changed, strict=True):
        if one.found and count != 1:
            raise NotThereError(one.found)


def ask(session: Session, questions: Sequence[Question]) -> list[list[Row]]:
    """The rows of each question; each sees what those before it have locked and waited for.

    Raises:
        DBAPIError: the database refused one of them, or is away.
    """
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    asked = [spelled(one.statement, frozenset(one.values), connection.dialect) for one in questions]
    pairs = zip(asked, questions, strict=True)
    statements = [(how.text, how.parameters(one.values)) for how, one in pairs]
    with _told(connection.dialect):
        answers = _answers(driver, statements)
    return [
        [how.row(names, row) for row in rows]
        for how, (names, rows) in zip(asked, answers, strict=True)
    ]


def _changed(session: Session, each: Sequence[tuple[Executable, Values]]) -> list[int]:
    """How many rows each statement changed."""
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    statements = [text_of(statement, row, connection.dialect) for statement, row in each]
    with _told(connection.dialect):
        if isinstance(driver, Psycopg):
            return [result.command_tuples or 0 for result in pipeline.run(driver, statements)]
        return [driver.execute(*statement).rowcount for statement in statements]


def text_of(statement: Executable, row: Values, dialect: Dialect) -> pipeline.Statement:
    """A statement as its driver takes it: text and values."""
    how = spelled(statement, frozenset(row), dialect)
    return how.text, how.parameters(row)


def _answers(
    driver: Any, statements: Sequence[pipeline.Statement]
) -> list[tuple[list[str], list[tuple[Any, ...]]]]:
    """Column names and rows of each statement."""
    if isinstance(driver, Psycopg):
        results = pipeline.run(driver, statements)
        return [(pipeline.names(one), pipeline.rows(driver, one)) for one in results]
    cursors = [driver.execute(*statement) for statement in statements]
    return [([one[0] for one in cursor.description], cursor.fetchall()) for cursor in cursors]


@contextmanager
def _told(dialect: Dialect) -> Iterator[None]:
    """A driver's errors become those that SQLAlchemy raises."""
    base: Any = dialect.dbapi.Error if dialect.dbapi else Exception
    try:
        yield
    except base as error:
        raise DBAPIError.instance(None, None, error, base, dialect=dialect) from error
