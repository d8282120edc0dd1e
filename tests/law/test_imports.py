"""Importing the folder fills the tables, and never overwrites what a person said."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session, sessionmaker

from engine.law.calendar import Calendar
from engine.law.imports import Imported, import_folder
from engine.law.orders.confirm_calendar_year import ConfirmCalendarYear
from engine.law.orders.confirm_calendar_year import handle as confirm_year
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.confirm_law_row import handle as confirm
from engine.law.rows import LawBook
from engine.law.stored import book_of, calendar_of
from engine.law.tables import LawRowRow
from engine.workflow.tables import HouseRow
from tests.law.bench import ANALYST, GROUNDS, give

Sessions = sessionmaker[Session]
NOTHING = Imported(rows=0, years=0)


@pytest.fixture
def copied(law_folder: Path, tmp_path: Path) -> Path:
    """A copy of the tables that a test may edit."""
    return Path(shutil.copytree(law_folder, tmp_path / "law"))


def edit(path: Path, was: str, now: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert was in content
    path.write_text(content.replace(was, now), encoding="utf-8")


def test_the_database_says_what_the_tables_say(
    open_session: Sessions, law_folder: Path, book: LawBook, calendar: Calendar
) -> None:
    with open_session.begin() as session:
        assert import_folder(session, law_folder) == Imported(rows=335, years=4)
    with open_session() as session:
        assert book_of(session) == book
        assert calendar_of(session) == calendar


def test_a_second_import_changes_nothing(open_session: Sessions, law_folder: Path) -> None:
    with open_session.begin() as session:
        import_folder(session, law_folder)
    with open_session.begin() as session:
        assert import_folder(session, law_folder) == NOTHING


def test_an_edited_table_renews_its_rows(open_session: Sessions, copied: Path) -> None:
    with open_session.begin() as session:
        import_folder(session, copied)
    edit(copied / "auction.csv", "<=,5,percent", "<=,4,percent")
    with open_session.begin() as session:
        assert import_folder(session, copied) == Imported(rows=1, years=0)
        assert str(session.get_one(LawRowRow, ("AUC-03", 1)).value) == "4"


def test_a_confirmed_row_is_left_alone(open_session: Sessions, copied: Path) -> None:
    with open_session.begin() as session:
        import_folder(session, copied)
        give(session, confirm, ConfirmLawRow(actor=ANALYST, row="AUC-03", revision=1, **GROUNDS))
    edit(copied / "auction.csv", "<=,5,percent", "<=,4,percent")
    with open_session.begin() as session:
        assert import_folder(session, copied) == NOTHING
        assert session.get_one(LawRowRow, ("AUC-03", 1)).value == "5"


def test_an_arrangement_published_later_confirms_its_year(
    open_session: Sessions, copied: Path
) -> None:
    with open_session.begin() as session:
        import_folder(session, copied)
        assert 2027 not in calendar_of(session).confirmed
    edit(copied / "calendar" / "2027.csv", "provisional", "official")
    with open_session.begin() as session:
        assert import_folder(session, copied) == Imported(rows=0, years=1)
        assert 2027 in calendar_of(session).confirmed


def test_a_year_confirmed_by_a_person_is_left_alone(open_session: Sessions, copied: Path) -> None:
    with open_session.begin() as session:
        import_folder(session, copied)
        order = ConfirmCalendarYear(actor=ANALYST, year=2027, **GROUNDS)
        give(session, confirm_year, order)
    edit(copied / "calendar" / "2027.csv", "2027-06-09,holiday", "2027-06-10,holiday")
    with open_session.begin() as session:
        assert import_folder(session, copied) == NOTHING


def test_an_import_moves_the_revision_of_the_law_once(
    open_session: Sessions, law_folder: Path
) -> None:
    with open_session.begin() as session:
        house = {"id": 1, "demo": True, "clock_offset_ms": 0, "law_revision": 3, "file_marker": ""}
        session.execute(insert(HouseRow).values(house))
        import_folder(session, law_folder)
        import_folder(session, law_folder)
        assert session.scalar(select(HouseRow.law_revision)) == 4


def test_a_day_keeps_its_kind_even_against_plain_sql(
    open_session: Sessions, law_folder: Path
) -> None:
    with open_session.begin() as session:
        import_folder(session, law_folder)
    with pytest.raises(Exception, match="kind"), open_session.begin() as session:
        session.execute(text("UPDATE calendar_day SET kind = 'party'"))
