"""Nothing that somebody submitted reaches a log, not even when the house breaks under it."""

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.store.database import connect
from tests.webapp.desk.desk import Desk
from tests.workflow.small import STEPS
from webapp.cli import logs, traces

SEALED = "报价一亿二千三百四十五万元"

BROKEN = """CREATE TRIGGER broken BEFORE INSERT ON submission
    BEGIN SELECT RAISE(ABORT, 'broken'); END"""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a server would write to its log, and logs as they were again."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.set_up()
    yield cast(io.StringIO, sys.stderr)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_page_that_breaks_logs_its_way_and_nothing_sent(desk: Desk, written: io.StringIO) -> None:
    project = desk.house.begin(STEPS)
    task = desk.house.task(project, "first").id
    with desk.house.engine._sessions() as session:
        session.execute(text(BROKEN))
        session.commit()
    desk.agency.completes(task, status=500, note=SEALED)
    logged = written.getvalue()
    assert "task_actions.py" in logged
    assert "IntegrityError" in logged
    assert SEALED not in logged
    assert SEALED.encode("unicode_escape").decode() not in logged


def test_an_exception_tells_its_kind_its_cause_and_its_place_only() -> None:
    try:
        try:
            int(SEALED)
        except ValueError as error:
            raise RuntimeError(SEALED) from error
    except RuntimeError as error:
        said = traces.told((type(error), error, error.__traceback__))
    assert said.index("builtins.ValueError") < said.index("builtins.RuntimeError")
    assert "test_logs.py" in said
    assert said.count(SEALED) == 0


def test_what_the_machine_lacks_is_told() -> None:
    said = traces.told((OSError, OSError(28, "No space left on device"), None))
    assert said.endswith("builtins.OSError: [Errno 28] No space left on device")


def test_a_statement_that_fails_keeps_its_values_to_itself(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path}/empty.db")
    with database.connect() as connection, pytest.raises(DBAPIError) as broken:
        connection.execute(text("SELECT :price FROM nowhere"), {"price": SEALED})
    assert SEALED not in str(broken.value)
