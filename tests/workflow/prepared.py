"""A house filled once in a run; every test gets a copy of it, in milliseconds."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

Fill = Callable[[str, Path], None]
"""Fills the database of a URL that has tables and no rows; the folder is for files and keys."""

TABLES = """
FOR one IN SELECT relname FROM pg_class WHERE relkind = 'r'
AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' LOOP
"""
KEEP = f"""
DO $$ DECLARE one record; BEGIN
CREATE SCHEMA prepared;
{TABLES} EXECUTE format('CREATE TABLE prepared.%I AS TABLE public.%I', one.relname, one.relname);
END LOOP; END $$
"""
RESTORE = f"""
DO $$ DECLARE one record; BEGIN
SET LOCAL session_replication_role = replica;
{TABLES} EXECUTE format('DELETE FROM public.%I', one.relname);
EXECUTE format('INSERT INTO public.%I SELECT * FROM prepared.%I', one.relname, one.relname);
END LOOP; END $$
"""
LEAVE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class Prepared:
    """`empty` makes a database with tables and no rows: "sqlite" or "postgresql" → its URL."""

    def __init__(self, folder: Path, empty: Callable[[str], str], fill: Fill) -> None:
        self.folder = folder
        self._empty = empty
        self._fill = fill
        self._filled: dict[str, str] = {}

    def url(self, kind: str) -> str:
        """The URL of a copy; on PostgreSQL the same database, put back to where it was."""
        if kind not in self._filled:
            self._filled[kind] = url = self._empty(kind)
            self._fill(url, self.folder)
            if kind == "postgresql":
                _run(url, KEEP)
        return _copy(self._filled[kind], self.folder) if kind == "sqlite" else _restored(self, kind)

    def filled(self, kind: str) -> str:
        return self._filled[kind]


def _copy(url: str, folder: Path) -> str:
    path = folder / f"{uuid4().hex}.db"
    shutil.copyfile(str(make_url(url).database), path)
    return f"sqlite:///{path}"


def _restored(prepared: Prepared, kind: str) -> str:
    url = prepared.filled(kind)
    _run(url, LEAVE, RESTORE)
    return url


def _run(url: str, *statements: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
