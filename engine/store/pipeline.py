"""Sends statements to PostgreSQL in one packet and reads their answers in one.

psycopg's own pipeline sends each statement by itself and lets the server wake for each; a dozen
small writes then cost ten times as long. Statements are prepared once per connection.
"""

from collections.abc import Generator, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection, DataError, generators
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

Statement = tuple[str, Sequence[object]]
"""Text with parameters $1, $2, …, and their values."""

_prepared: WeakKeyDictionary[Connection[Any], dict[str, bytes]] = WeakKeyDictionary()
_numbers = count()


def run(driver: Connection[Any], statements: Sequence[Statement]) -> list[PGresult]:
    """The result of each statement; they run in the connection's transaction, in order.

    Raises:
        psycopg.Error: of the first statement that failed; the transaction is then broken.
    """
    names, fresh = _prepared.setdefault(driver, {}), dict[str, bytes]()
    driver.pgconn.enter_pipeline_mode()
    extra = _send(driver.pgconn, statements, names, fresh)
    results: list[PGresult] = driver.wait(_answers(driver.pgconn))
    driver.pgconn.exit_pipeline_mode()
    for result in results:
        if result.status == ExecStatus.FATAL_ERROR:
            raise error_from_result(result)
    names.update(fresh)
    return [result for result, mine in zip(results, extra, strict=True) if mine]


def rows(driver: Connection[Any], result: PGresult) -> list[tuple[Any, ...]]:
    """What a result holds, as Python values."""
    reader = Transformer(driver)
    reader.set_pgresult(result)
    return reader.load_rows(0, result.ntuples, tuple)


def names(result: PGresult) -> list[str]:
    """The column names of a result."""
    return [(result.fname(n) or b"").decode() for n in range(result.nfields)]


def _send(
    connection: PGconn,
    statements: Sequence[Statement],
    known: dict[str, bytes],
    fresh: dict[str, bytes],
) -> list[bool]:
    """Queue all; returns which of the answers belong to a statement of the caller."""
    mine = []
    if connection.transaction_status == TransactionStatus.IDLE:
        connection.send_query_params(b"BEGIN", None)
        mine.append(False)
    for text, values in statements:
        name = known.get(text) or fresh.get(text)
        if name is None:
            name = fresh[text] = b"sunroad_%d" % next(_numbers)
            connection.send_prepare(name, text.encode())
            mine.append(False)
        formats = [int(isinstance(value, bytes)) for value in values]
        connection.send_query_prepared(name, [_spelled(value) for value in values], formats)
        mine.append(True)
    connection.pipeline_sync()
    return mine


def _answers(connection: PGconn) -> Generator[Any, Any, list[PGresult]]:
    """Every result up to the sync, one for each message sent."""
    results: list[PGresult] = []
    yield from generators.send(connection)
    while True:
        result = yield from generators.fetch(connection)
        if result is not None and result.status == ExecStatus.PIPELINE_SYNC:
            return results
        if result is not None:
            results.append(result)


def _spelled(value: object) -> bytes | None:
    """A value as PostgreSQL reads it: text, or the bytes themselves."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, bool):
        return b"t" if value else b"f"
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    if "\0" in text:
        raise DataError("a text with the character U+0000 cannot be stored")
    return text.encode()
