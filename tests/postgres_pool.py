"""Databases of one server, emptied and lent again: making one takes half a second, this ten ms."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy import make_url

SHAPE = """
SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
  SELECT concat_ws(' ', attrelid::regclass, attname, atttypid, attnotnull) AS line
  FROM pg_attribute WHERE attrelid > 16383 AND attnum > 0 AND attrelid IN
    (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
  UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger
  WHERE NOT tgisinternal) AS lines
"""

EMPTY = """
DO $$ DECLARE one record; BEGIN
SET LOCAL session_replication_role = replica;
FOR one IN SELECT relname, relkind FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') LOOP
  IF one.relkind = 'S' THEN PERFORM setval(one.relname::regclass, 1, false);
  ELSIF one.relname <> 'alembic_version' THEN EXECUTE format('DELETE FROM %I', one.relname);
  END IF;
END LOOP; END $$
"""


class Pool:
    """Lends databases of one server; `prepare` makes the tables of the first."""

    def __init__(self, server: str, prepare: Callable[[str], None]) -> None:
        self._server = server
        self._prepare = prepare
        self._template: str | None = None
        self._shape: object = None
        self._free: list[str] = []

    def blank(self) -> str:
        """The name of a new database without tables."""
        return self._create(None)

    def lend(self) -> str:
        """The name of a database with every table and no rows."""
        if self._template is None:
            template = self._create(None)
            self._prepare(self.url(template))
            self._shape = self._shape_of(template)
            self._template = template
        return self._free.pop() if self._free else self._create(self._template)

    def take_back(self, name: str) -> None:
        """Empty it for the next test; what is of another shape by now is dropped."""
        if self._template and self._shape_of(name) == self._shape:
            with self._open(name) as connection:
                connection.execute(EMPTY)
            self._free.append(name)
        else:
            self._drop(name)

    def close(self) -> None:
        for name in filter(None, (*self._free, self._template)):
            self._drop(name)

    def url(self, name: str) -> str:
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)

    def _create(self, template: str | None) -> str:
        name = f"sunroad_{uuid.uuid4().hex[:16]}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template or "template0")
        return name

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _shape_of(self, name: str) -> object:
        """What the database looks like, after whoever is left in it was sent away."""
        leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        with self._open() as connection:
            connection.execute(leave, (name,))
        with self._open(name) as connection:
            found = connection.execute(SHAPE).fetchone()
        return found and found[0]

    def _run(self, statement: str, *names: str) -> None:
        with self._open() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @contextmanager
    def _open(self, name: str | None = None) -> Iterator[psycopg.Connection]:
        url = make_url(self._server).set(drivername="postgresql")
        plain = (url.set(database=name) if name else url).render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            yield connection
