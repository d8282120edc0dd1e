"""The linter's tables name only rows, marks and bodies of law that there are."""

import csv
import shutil
from pathlib import Path

import pytest

from engine.law.folder import read_book
from engine.workflow.checks import Statutes, read_statutes
from engine.workflow.checks.law.marks import FINDERS
from engine.workflow.checks.law.wording import Wording

PROCESSES = Path(__file__).parents[4] / "processes"
BOOK = read_book(PROCESSES / "law")
STATUTES = read_statutes(PROCESSES, BOOK)


def test_every_table_is_read() -> None:
    for table in (STATUTES.abolished, STATUTES.forbidden, STATUTES.ways, STATUTES.duties):
        assert len({row.id for row in table}) == len(table) > 10


def test_regimes_are_domains_of_the_law_tables() -> None:
    regimes = {regime.name for regime in STATUTES.regimes}
    named = set().union(*(row.regimes for row in (*STATUTES.ways, *STATUTES.duties)))
    assert named <= regimes <= {row.domain for row in BOOK.rows()}


def test_each_mark_is_found_in_a_way_there_is() -> None:
    assert {by for mark in STATUTES.marks.values() for by, _ in mark.found_by} == set(FINDERS)


def test_each_way_and_duty_belongs_to_the_body_of_law_of_its_row() -> None:
    for one in (*STATUTES.ways, *STATUTES.duties):
        assert one.regimes == {STATUTES.cited[one.rule].domain}


def test_the_texts_of_every_row_are_found_by_their_own_words() -> None:
    for table in (STATUTES.abolished, STATUTES.forbidden):
        wording = Wording(table, STATUTES.denials)
        for row in table:
            for group in row.words:
                assert row in [found for found, _ in wording.found("，".join(group))], group


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("abolished.csv", "X-15|ZTB-61", "X-99", "STEP-01 X-99"),
        ("paths.csv", "opening,ZTB-01,any", "opened,ZTB-01,any", "PATH-01 opened"),
        ("paths.csv", "opening,ZTB-01,any", "opening,ZTB-01,prayer", "PATH-01 prayer"),
        ("duties.csv", "notice,ZTB-63", "notice,ZTB-630", "DUTY-01 ZTB-630"),
    ],
)
def test_a_table_that_names_what_there_is_not_is_refused(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    shutil.copytree(PROCESSES / "law", tmp_path / "law")
    shutil.copytree(PROCESSES / "translations", tmp_path / "translations")
    shutil.copy(PROCESSES / "regions.csv", tmp_path)
    path = tmp_path / "law" / "linter" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=told):
        read_statutes(tmp_path, BOOK)


def test_without_tables_nothing_is_linted(tmp_path: Path) -> None:
    assert read_statutes(tmp_path, BOOK) == Statutes()


@pytest.mark.parametrize(
    "path", sorted((PROCESSES / "law" / "linter").glob("*.csv")), ids=lambda path: path.name
)
def test_each_line_has_as_many_cells_as_the_head(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert {len(line) for line in lines} == {len(lines[0])}
