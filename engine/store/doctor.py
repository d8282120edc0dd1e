"""Looks whether an installation is sound: database, schema, ledger guards, files, clock, keys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from engine.settings import Settings
from engine.store import database, migrations
from engine.store.files import FileStore
from engine.store.migrations import append_only, grants

LARGEST_SKEW_S = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing looked at: `name` is a key for translation, `detail` says in English what is so."""

    ok: bool
    name: str
    detail: str = ""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Every check's finding. Never raises because of what it finds; changes nothing."""
    return (*_of_database(settings), _keys(settings.keys))


def _of_database(settings: Settings) -> Iterator[Finding]:
    path = make_url(settings.database_url).database
    if settings.database_url.startswith("sqlite") and not Path(path or "").is_file():
        yield Finding(ok=False, name="database", detail=f"{path} is not there; run sunroad migrate")
        return
    connected = database.connect(settings.database_url)
    try:
        yield from _reached(connected, settings)
    except SQLAlchemyError as error:
        yield Finding(ok=False, name="database", detail=str(error).splitlines()[0])
    finally:
        connected.dispose()


def _reached(connected: Engine, settings: Settings) -> Iterator[Finding]:
    with connected.connect().execution_options(reads=True) as connection:
        version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
        yield Finding(ok=True, name="database", detail=f"{connection.dialect.name} {version}")
        for check in CHECKS:
            yield check(connection, settings)


def _revision(connection: Connection, settings: Settings) -> Finding:  # noqa: ARG001 - one shape for all checks
    here, newest = migrations.revision_of(connection), migrations.newest()
    detail = f"{here}" if here == newest else f"{here}, not {newest}; run sunroad migrate"
    return Finding(ok=here == newest, name="revision", detail=detail)


def _triggers(connection: Connection, settings: Settings) -> Finding:  # noqa: ARG001 - one shape for all checks
    missing = append_only.missing(connection)
    return Finding(ok=not missing, name="ledger_triggers", detail=_list("missing", missing))


def _grants(connection: Connection, settings: Settings) -> Finding:  # noqa: ARG001 - one shape for all checks
    if connection.dialect.name != "postgresql":
        return Finding(ok=True, name="ledger_grants", detail="triggers guard SQLite")
    if not inspect(connection).has_table("fact"):
        return Finding(ok=False, name="ledger_grants", detail="there is no ledger")
    tables = grants.may_rewrite(connection)
    return Finding(ok=not tables, name="ledger_grants", detail=_list("role may rewrite", tables))


def _clock(connection: Connection, settings: Settings) -> Finding:  # noqa: ARG001 - one shape for all checks
    if connection.dialect.name != "postgresql":
        return Finding(ok=True, name="clock", detail="the database has this machine's clock")
    before = datetime.now(UTC)
    there: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    middle = before + (datetime.now(UTC) - before) / 2
    skew = abs((there - middle).total_seconds())
    return Finding(ok=skew <= LARGEST_SKEW_S, name="clock", detail=f"{skew:.3f} s apart")


def _files(connection: Connection, settings: Settings) -> Finding:
    """The folder takes files and is the one that every machine of this database shares."""
    probe = settings.files / f"probe-{token_hex(4)}"
    try:
        probe.touch()
        probe.unlink()
        folder = FileStore(settings.files).marker()
    except OSError as error:
        return Finding(ok=False, name="files", detail=str(error))
    house = _marker(connection)
    detail = f"{settings.files}"
    if folder != house:
        detail = f"{detail} is not the folder of this database: its mark is {folder}, not {house}"
    return Finding(ok=folder == house, name="files", detail=detail)


def _marker(connection: Connection) -> str | None:
    if not inspect(connection).has_table("house"):
        return None
    found = connection.execute(text("SELECT file_marker FROM house")).scalar()
    return None if found is None else str(found)


def _keys(folder: Path) -> Finding:
    private = [folder, *(path for path in folder.glob("*") if path.suffix != ".pub")]
    if not folder.is_dir():
        return Finding(ok=False, name="keys", detail=f"there is no folder {folder}")
    open_ = tuple(str(path) for path in private if path.stat().st_mode & 0o077)
    return Finding(ok=not open_, name="keys", detail=_list("readable by others", open_))


def _list(what: str, names: tuple[str, ...]) -> str:
    return f"{what}: {', '.join(names)}" if names else ""


Check = Callable[[Connection, Settings], Finding]
CHECKS: tuple[Check, ...] = (_revision, _triggers, _grants, _clock, _files)
