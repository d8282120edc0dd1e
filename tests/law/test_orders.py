"""Confirming and correcting rows and days: state, fact, and what is refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.errors import Invalid, NotAllowed, NotFound, SomeoneWasFaster
from engine.law.calendar import Day
from engine.law.imports import import_folder
from engine.law.orders import confirm_calendar_year as years
from engine.law.orders import confirm_law_row as confirming
from engine.law.orders import correct_calendar_day as days
from engine.law.orders import correct_law_row as correcting
from engine.law.orders.confirm_calendar_year import ConfirmCalendarYear
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.correct_calendar_day import CorrectCalendarDay
from engine.law.orders.correct_law_row import CorrectLawRow
from engine.law.queries.calendar_year import calendar_year, calendar_years
from engine.law.queries.grounds_kept import grounds_of_row, grounds_of_year
from engine.law.queries.law_row_history import law_row_history
from engine.law.stored import book_of, calendar_of
from engine.store import ledger
from engine.vocabulary import Fact, Order
from tests.law.bench import ANALYST, CLERK, GROUNDS, NOW, give

CONFIRMATION = ConfirmLawRow(actor=ANALYST, row="ZTB-46", revision=1, **GROUNDS)
TOLD = {**GROUNDS, "consulted_on": "2026-11-20"}
CORRECTION = CorrectLawRow(
    actor=ANALYST,
    row="ZTB-46",
    revision=1,
    source_level="law_text",
    **GROUNDS,
    effective_from=date(2018, 6, 1),
)
HOLIDAY = CorrectCalendarDay(
    actor=ANALYST,
    day=date(2026, 9, 3),
    kind="holiday",
    name="纪念日",
    **GROUNDS,
)
ARRANGED = ConfirmCalendarYear(
    actor=ANALYST,
    year=2027,
    **GROUNDS,
    days=(
        Day(day=date(2027, 1, 1), kind="holiday", name="元旦"),
        Day(day=date(2027, 1, 3), kind="makeup", name="元旦"),
    ),
)


@pytest.fixture
def session(open_session: sessionmaker[Session], law_folder: Path) -> Iterator[Session]:
    with open_session.begin() as session:
        import_folder(session, law_folder)
        yield session


def last_fact(session: Session) -> ledger.Recorded:
    return ledger.latest(session, "house", limit=1)[0]


def refused_fields(session: Session, handle: Callable[[Any, Any], Any], order: Order) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        give(session, handle, order)
    return {problem.field for problem in refusal.value.problems}


def test_a_confirmed_row_names_who_and_when(session: Session) -> None:
    give(session, confirming.handle, CONFIRMATION)
    (kept,) = law_row_history(session, "ZTB-46")
    assert (kept.confirmed_by, kept.confirmed_at, kept.row.verified) == ("p1", NOW, True)
    assert kept.row.mark == "memory"
    assert last_fact(session).fact == Fact.LAW_ROW_CONFIRMED
    said = {"row": "ZTB-46", "revision": 1, "mark": "memory"}
    assert last_fact(session).particulars == {**said, **TOLD}


def test_a_row_is_confirmed_once(session: Session) -> None:
    order = replace(CONFIRMATION, row="ZTB-01")
    give(session, confirming.handle, order)
    assert refused_fields(session, confirming.handle, order) == {"row"}


def test_a_correction_is_a_new_revision_and_the_old_one_stays(session: Session) -> None:
    order = replace(CORRECTION, value="1200000", effective_from=date(2027, 1, 1))
    assert give(session, correcting.handle, order) == 2
    new, old = law_row_history(session, "ZTB-46")
    assert (new.row.value, new.row.mark, new.corrected_by) == (Decimal(1200000), "law_text", "p1")
    assert (old.row.value, old.row.mark, old.corrected_by) == (Decimal(1000000), "memory", None)
    assert (new.row.rule, new.reason) == (old.row.rule, GROUNDS["reason"])
    book = book_of(session)
    assert book.row("ZTB-46", date(2026, 12, 31)) == old.row
    assert book.row("ZTB-46", date(2027, 1, 1)) == new.row
    fact = last_fact(session)
    assert (fact.fact, fact.particulars["revision"]) == (Fact.LAW_ROW_CORRECTED, 2)


WRONG_GROUNDS: list[tuple[dict[str, Any], set[str]]] = [
    ({"source": " "}, {"source"}),
    ({"reason": ""}, {"reason"}),
    ({"url": "ftp://example.org"}, {"url"}),
    ({"consulted_on": date(2026, 12, 1)}, {"consulted_on"}),
]


def test_a_confirmation_without_grounds_names_its_fields(session: Session) -> None:
    for changes, fields in WRONG_GROUNDS:
        order = replace(CONFIRMATION, **changes)
        assert refused_fields(session, confirming.handle, order) == fields, changes
    assert law_row_history(session, "ZTB-46")[0].confirmed_by is None


def test_grounds_are_read_back_from_the_ledger_newest_first(session: Session) -> None:
    give(session, confirming.handle, CONFIRMATION)
    give(session, confirming.handle, replace(CONFIRMATION, row="ZTB-01"))
    give(session, correcting.handle, replace(CORRECTION, url="", reason="再核"))
    corrected, confirmed = grounds_of_row(session, "ZTB-46")
    assert (corrected.fact, corrected.what, corrected.url) == ("law_row:corrected", "2", "")
    assert (confirmed.fact, confirmed.what, confirmed.actor) == ("law_row:confirmed", "1", "p1")
    assert {name: getattr(confirmed, name) for name in TOLD} == TOLD


def test_grounds_of_a_year_are_those_of_its_days_too(session: Session) -> None:
    give(session, years.handle, ARRANGED)
    give(session, days.handle, HOLIDAY)
    give(session, days.handle, replace(HOLIDAY, day=date(2027, 9, 3)))
    day, year = grounds_of_year(session, 2027)
    assert (day.what, day.reason) == ("2027-09-03", GROUNDS["reason"])
    assert (year.fact, year.source) == ("calendar_year:confirmed", GROUNDS["source"])


def test_two_people_do_not_correct_the_same_revision(session: Session) -> None:
    give(session, correcting.handle, CORRECTION)
    with pytest.raises(SomeoneWasFaster):
        give(session, correcting.handle, CORRECTION)
    with pytest.raises(SomeoneWasFaster):
        give(session, confirming.handle, CONFIRMATION)


WRONG_CORRECTIONS: list[tuple[dict[str, Any], set[str]]] = [
    ({"source": " "}, {"source"}),
    ({"reason": ""}, {"reason"}),
    ({"source": "", "reason": ""}, {"source", "reason"}),
    ({"source": "长" * 501}, {"source"}),
    ({"url": "gazette, page 3"}, {"url"}),
    ({"url": "javascript:alert(1)"}, {"url"}),
    ({"url": "https://[::1"}, {"url"}),
    ({"consulted_on": date(2026, 11, 25)}, {"consulted_on"}),
    ({"note": "长" * 2001}, {"note"}),
    ({"rule": "长" * 2001, "law": "长" * 2001}, {"rule", "law"}),
    ({"source_level": "rumour"}, {"source_level"}),
    ({"op": "~"}, {"op"}),
    ({"value": ""}, {"value"}),
    ({"rule": ""}, {"rule"}),
    ({"effective_to": date(2018, 5, 31)}, {"effective_to"}),
    ({"row": "ZTB-01", "value": "二十日"}, {"value"}),
    ({"row": "ZTB-01", "value": "20.5"}, {"value"}),
    ({"row": "ZTB-01", "value": "-1"}, {"value"}),
    ({"row": "ZTB-01", "unit": "moon"}, {"value"}),
    ({"row": "ZTB-01", "last_day": "perhaps"}, {"last_day"}),
    ({"row": "ZTB-09", "last_day": "moves"}, {"last_day"}),
    ({"row": "ZTB-18", "value": "two thirds"}, {"value"}),
]


def test_a_wrong_correction_names_its_fields(session: Session) -> None:
    for changes, fields in WRONG_CORRECTIONS:
        order = replace(CORRECTION, **changes)
        assert refused_fields(session, correcting.handle, order) == fields, changes


def test_a_row_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        give(session, correcting.handle, replace(CORRECTION, row="ZTB-999"))
    with pytest.raises(NotFound):
        give(session, confirming.handle, replace(CONFIRMATION, row="ZTB-999"))
    with pytest.raises(NotFound):
        law_row_history(session, "ZTB-999")


def test_only_who_keeps_the_law_may_change_it(session: Session) -> None:
    with pytest.raises(NotAllowed):
        give(session, confirming.handle, replace(CONFIRMATION, actor=CLERK))
    with pytest.raises(NotAllowed):
        give(session, correcting.handle, replace(CORRECTION, actor=CLERK))
    with pytest.raises(NotAllowed):
        give(session, years.handle, replace(ARRANGED, actor=CLERK))
    with pytest.raises(NotAllowed):
        give(session, days.handle, replace(HOLIDAY, actor=CLERK))


def test_a_confirmed_year_is_no_longer_provisional(session: Session) -> None:
    give(session, years.handle, ARRANGED)
    calendar = calendar_of(session)
    assert not calendar.provisional(date(2027, 6, 1))
    assert calendar.is_working(date(2027, 1, 3))
    assert calendar.is_working(date(2027, 6, 9))
    answer = calendar_year(session, 2027)
    assert (answer.status, answer.confirmed_by, answer.days) == ("confirmed", "p1", ARRANGED.days)
    assert last_fact(session).fact == Fact.CALENDAR_YEAR_CONFIRMED


def test_a_year_may_be_confirmed_as_it_stands(session: Session) -> None:
    give(session, years.handle, replace(ARRANGED, days=()))
    assert len(calendar_year(session, 2027).days) == 13
    assert 2027 in calendar_of(session).confirmed


WRONG_YEARS: list[tuple[dict[str, Any], set[str]]] = [
    ({"source": ""}, {"source"}),
    ({"reason": " "}, {"reason"}),
    ({"consulted_on": date(2027, 1, 1)}, {"consulted_on"}),
    ({"year": 9999999, "days": ()}, {"year", "days"}),
    ({"year": 2029, "days": ()}, {"days"}),
    ({"year": 2028}, {"days"}),
    ({"days": (Day(day=date(2027, 1, 4), kind="makeup", name="元旦"),)}, {"days"}),
    ({"days": (Day(day=date(2027, 1, 1), kind="holiday"),)}, {"days"}),
    ({"days": ARRANGED.days + ARRANGED.days}, {"days"}),
]


def test_a_wrong_year_names_its_fields(session: Session) -> None:
    for changes, fields in WRONG_YEARS:
        order = replace(ARRANGED, **changes)
        assert refused_fields(session, years.handle, order) == fields, changes


def test_a_holiday_may_be_proclaimed_within_a_year(session: Session) -> None:
    give(session, days.handle, HOLIDAY)
    assert not calendar_of(session).is_working(date(2026, 9, 3))
    assert last_fact(session).particulars["row"] == "calendar:2026-09-03"
    assert last_fact(session).particulars["was"] == "ordinary"


def test_a_holiday_may_be_taken_back(session: Session) -> None:
    order = replace(HOLIDAY, day=date(2026, 5, 5), kind="ordinary", name="")
    give(session, days.handle, order)
    assert calendar_of(session).is_working(date(2026, 5, 5))
    assert last_fact(session).particulars["was"] == "holiday"


def test_a_corrected_day_survives_the_next_import(session: Session, law_folder: Path) -> None:
    give(session, days.handle, replace(HOLIDAY, day=date(2027, 5, 1), kind="ordinary", name=""))
    give(session, days.handle, HOLIDAY)
    import_folder(session, law_folder)
    calendar = calendar_of(session)
    assert date(2026, 9, 3) in calendar.holidays
    assert date(2027, 5, 1) not in calendar.holidays


def test_a_day_of_an_unknown_year_opens_it_provisional(session: Session) -> None:
    give(session, days.handle, replace(HOLIDAY, day=date(2028, 1, 3), name="元旦"))
    assert calendar_years(session) == (2024, 2025, 2026, 2027, 2028)
    assert calendar_year(session, 2028).status == "provisional"
    with pytest.raises(NotFound):
        calendar_year(session, 2030)


WRONG_DAYS: list[tuple[dict[str, Any], set[str]]] = [
    ({"source": ""}, {"source"}),
    ({"reason": ""}, {"reason"}),
    ({"kind": "party"}, {"kind"}),
    ({"kind": "makeup"}, {"kind"}),
    ({"name": ""}, {"kind"}),
    ({"name": "长" * 101}, {"kind"}),
    ({"url": "somewhere"}, {"url"}),
    ({"day": date(1066, 10, 14)}, {"day"}),
]


def test_a_wrong_day_names_its_fields(session: Session) -> None:
    for changes, fields in WRONG_DAYS:
        order = replace(HOLIDAY, **changes)
        assert refused_fields(session, days.handle, order) == fields, changes
