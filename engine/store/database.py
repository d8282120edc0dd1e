"""One database engine per process: SQLite in WAL with BEGIN IMMEDIATE, or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, sessionmaker

SQLITE_WAIT_MS = 30_000


def connect(url: str) -> Engine:
    """A database engine for a URL such as sqlite:///var/sunroad.db or postgresql+psycopg://…

    psycopg prepares nothing by itself: it would drop every prepared statement of the connection
    at each rollback, those of `engine.store.pipeline` too.

    Raises:
        ArgumentError: the URL is of another kind.
    """
    where = make_url(url)
    if where.get_backend_name() not in ("sqlite", "postgresql"):
        raise ArgumentError(f"{where.get_backend_name()} is not a database this runs on")
    if where.get_backend_name() == "sqlite":
        return _sqlite(url, where.database)
    if where.drivername == "postgresql":
        where = where.set(drivername="postgresql+psycopg")
    return create_engine(
        where,
        pool_size=10,
        max_overflow=20,
        hide_parameters=True,
        connect_args={"prepare_threshold": None},
    )


def sessions(database: Engine) -> sessionmaker[Session]:
    """Sessions whose values stay readable after commit."""
    return sessionmaker(database, expire_on_commit=False)


def _sqlite(url: str, path: str | None) -> Engine:
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    database = create_engine(
        url,
        connect_args={"timeout": SQLITE_WAIT_MS / 1000, "isolation_level": None},
        pool_size=20,
        max_overflow=40,
        hide_parameters=True,
    )
    event.listen(database, "connect", _prepare_sqlite)
    event.listen(database, "begin", _begin)
    return database


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ARG001 - event signature
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={SQLITE_WAIT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers queue at the door instead of failing with "locked" halfway through."""
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
