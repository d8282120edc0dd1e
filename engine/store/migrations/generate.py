"""Writes the next migration: what the tables say now against what the chain builds.

python -m engine.store.migrations.generate "message" engine.workflow.tables engine.law.tables …
"""

import argparse
import importlib
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import Engine

from engine.store import (
    database,
    ledger_tables,  # noqa: F401 - the store's own tables are always in
    migrations,
)

LEDGER = "append_only.install(op.get_bind())"


def generate(message: str, scripts: Path = migrations.SCRIPTS) -> Path:
    """A script for both databases, compared on a scratch SQLite; tables were imported before."""
    with tempfile.TemporaryDirectory() as scratch:
        connected = database.connect(f"sqlite:///{Path(scratch) / 'scratch.db'}")
        try:
            migrations.upgrade_database(connected, scripts=scripts)
            return _write(connected, message, scripts)
        finally:
            connected.dispose()


def _write(connected: Engine, message: str, scripts: Path) -> Path:
    newest = migrations.newest(scripts)
    config = migrations.configuration(scripts)
    with connected.begin() as connection:
        config.attributes["connection"] = connection
        number = f"{int(newest or 0) + 1:04}"
        script = command.revision(config, message, autogenerate=True, rev_id=number)
    assert isinstance(script, Script)
    path = Path(script.path)
    _finish(path, with_triggers=newest is None)
    return path


def _finish(path: Path, *, with_triggers: bool) -> None:
    """The first script makes the ledger's tables; their triggers come with them."""
    lines = path.read_text().rstrip().splitlines()
    text = "\n".join(line for line in lines if "# ###" not in line)
    if with_triggers:
        imported = "from engine.store.migrations import append_only\n\nrevision ="
        text = text.replace("revision =", imported, 1) + f"    {LEDGER}"
    path.write_text(text.rstrip() + "\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("message")
    arguments.add_argument("modules", nargs="+", help="modules that declare tables")
    given = arguments.parse_args()
    for module in given.modules:
        importlib.import_module(module)
    print(generate(given.message))  # noqa: T201 - the command's answer


if __name__ == "__main__":
    main()
