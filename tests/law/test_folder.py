"""The tables of processes/law can be read, are right, and say what the collected data says."""

import json
import os
import re
from pathlib import Path

import pytest

from engine.law import folder, validity
from tests.law.conftest import LAW

DOMAIN = Path(os.environ.get("SUNROAD_DOMAIN", LAW.parents[2] / "shared" / "domain"))
ROWS = folder.read_rows(LAW)
SAME = ("id", "domain", "rule", "op", "unit", "law", "article", "source_level", "note")

KEPT = re.compile(r"\(项目[^)]*\)$")
"""Where a collector kept a copy is not where it was read."""


@pytest.fixture(scope="module")
def collected() -> list[dict[str, object]]:
    path = DOMAIN / "statutory.json"
    if not path.exists():
        pytest.skip("the collected domain data is not here")
    rules = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return sorted(rules, key=lambda rule: str(rule["id"]))


def test_every_row_is_right() -> None:
    assert {row.id: validity.problems(row) for row in ROWS if validity.problems(row)} == {}


def test_no_id_is_given_twice() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS) == 335


def test_the_tables_equal_the_collected_data(collected: list[dict[str, object]]) -> None:
    for row, rule in zip(sorted(ROWS, key=lambda row: row.id), collected, strict=True):
        assert {name: getattr(row, name) for name in SAME} == {name: rule[name] for name in SAME}
        assert (row.from_event, row.to_event) == (rule["from"], rule["to"])
        assert (row.verified, row.on_breach) == (rule["verified"], rule["on_breach"])
        assert row.value == rule["value"]
        assert row.source == KEPT.sub("", str(rule["source"]))


def test_only_rows_read_in_the_law_are_statutory() -> None:
    assert {row.statutory for row in ROWS if row.mark != "law_text"} == {False}
    assert sum(row.statutory for row in ROWS) == 288


def test_a_line_that_is_no_row_is_named(tmp_path: Path) -> None:
    text = (LAW / "auction.csv").read_text(encoding="utf-8").replace(",true,", ",perhaps,", 1)
    (tmp_path / "auction.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"auction.csv, line 2: 'perhaps'"):
        folder.read_rows(tmp_path)


def test_a_day_of_another_year_is_named(tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    head = "date,kind,name,source,status\n"
    path = tmp_path / "calendar" / "2026.csv"
    path.write_text(head + "2025-01-01,holiday,元旦,x,official\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"2026.csv, line 2: 2025-01-01"):
        folder.read_years(tmp_path)


def test_a_table_saved_by_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    text = (LAW / "counting.csv").read_text(encoding="utf-8")
    (tmp_path / "counting.csv").write_text(text, encoding="utf-8-sig")
    assert folder.read_rows(tmp_path) == tuple(row for row in ROWS if row.domain == "counting")


def test_a_number_with_a_point_keeps_its_digits(tmp_path: Path) -> None:
    text = (LAW / "auction.csv").read_text(encoding="utf-8")
    text = text.replace("<=,5,percent", "<=,0.50,percent")
    (tmp_path / "auction.csv").write_text(text, encoding="utf-8")
    row = folder.read_book(tmp_path).row("AUC-03")
    assert row is not None
    assert str(row.value) == "0.50"
