"""The detector finds what is planted: in every form, in every column of every table, in memory."""

import base64
import gzip
import json
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.browser.proof.places import in_files, in_memory, in_tables
from tests.browser.proof.unpacking import readings

CANARY = "金丝雀 8317264.59 司徒"
HOLDER = "import sys; kept = sys.stdin.readline() * 3; print('ready', flush=True); sys.stdin.read()"
PACKED = {
    "plain": CANARY.encode(),
    "escaped": json.dumps({"fields": {"name": CANARY}}).encode(),
    "wide": CANARY.encode("utf-16-le"),
    "hex": b"\\x" + CANARY.encode().hex().encode(),
    "base64": base64.b64encode(b"ab" + CANARY.encode() + b"!"),
    "url": base64.urlsafe_b64encode(b"a" + CANARY.encode()),
    "compressed": zlib.compress(json.dumps(CANARY).encode(), 1),
    "gzip": gzip.compress(CANARY.encode()),
    "compressed and base64": base64.b64encode(zlib.compress(CANARY.encode())),
}


@pytest.mark.parametrize("form", PACKED)
def test_every_form_is_found_among_other_files(form: str, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "one.bin").write_bytes(PACKED[form])
    (tmp_path / "other.log").write_bytes(b"nothing here")
    assert in_files(tmp_path, [CANARY]) == [("cache/one.bin", CANARY)]


def test_what_is_not_there_is_not_found() -> None:
    assert list(readings(b"plain")) == [b"plain"]


@pytest.mark.parametrize("form", ["plain", "escaped", "base64", "compressed"])
def test_every_column_of_every_table_is_looked_at(form: str, sqlite_url: str) -> None:
    planted = set(_planted(sqlite_url.removeprefix("sqlite:///"), PACKED[form]))
    assert len({place.partition(".")[0] for place in planted}) > 50
    assert {place for place, _ in in_tables(sqlite_url, [CANARY])} >= planted


def _planted(copy: str, value: bytes) -> Iterator[str]:
    """A row in every table of an empty house, whose rules are left aside for it."""
    database = sqlite3.connect(copy)
    database.execute("PRAGMA ignore_check_constraints = 1")
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        database.execute(f'DROP TRIGGER "{name}"')
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        kinds = database.execute(f'PRAGMA table_info("{table}")').fetchall()
        columns = [row[1] for row in kinds if "INT" not in row[2].upper()]
        numbers = [row[1] for row in kinds if "INT" in row[2].upper()]
        if table.startswith("sqlite_") or not columns:
            continue
        names = ", ".join(f'"{one}"' for one in (*columns, *numbers))
        marks = ", ".join("?" for _ in kinds)
        values = [value] * len(columns) + [-7] * len(numbers)
        database.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)
        yield from (f"{table}.{one}" for one in columns)
    database.commit()
    database.close()


def test_a_text_that_a_process_keeps_is_found_in_its_memory() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as held:
        assert held.stdin is not None
        assert held.stdout is not None
        held.stdin.write(CANARY + "\n")
        held.stdin.flush()
        held.stdout.readline()
        here = in_memory(psutil.Process(held.pid), [CANARY, CANARY[::-1]])
        held.stdin.close()
    assert {text for _, text in here} == {CANARY}
