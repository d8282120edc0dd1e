"""What FEEL hears from the law."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from engine.law.calendar import SHANGHAI, Calendar, end_of, midnight
from engine.law.functions import feel_functions
from engine.law.rows import LawBook

Functions = Mapping[str, Callable[..., object]]
MORNING = datetime(2026, 6, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def law(book: LawBook, calendar: Calendar) -> Functions:
    return feel_functions(book, calendar)


def test_the_earliest_deadline_of_documents_issued_on_1_june(law: Functions) -> None:
    for issued in (date(2026, 6, 1), MORNING, MORNING.astimezone(UTC)):
        assert law["earliest"]("ZTB-01", issued) == midnight(date(2026, 6, 22))


def test_a_moment_without_a_zone_is_meant_in_shanghai(law: Functions) -> None:
    issued = datetime(2026, 6, 1, 23, 30)  # noqa: DTZ001 - as a form may hand it over
    assert law["earliest"]("ZTB-01", issued) == midnight(date(2026, 6, 22))


def test_an_answer_is_due_at_the_end_of_the_third_day(law: Functions) -> None:
    assert law["latest"]("ZTB-08", MORNING) == end_of(date(2026, 6, 4))
    assert law["due_by_rule"]("ZTB-08", MORNING) == end_of(date(2026, 6, 4))


def test_a_clarification_is_out_in_time_before_the_deadline(law: Functions) -> None:
    deadline = datetime(2026, 6, 24, 9, 30, tzinfo=SHANGHAI)
    assert law["latest_before"]("ZTB-02", deadline) == end_of(date(2026, 6, 8))
    assert law["latest_before"]("ZTB-07", deadline) == end_of(date(2026, 6, 12))


def test_an_application_ends_two_days_before_the_listing(law: Functions) -> None:
    assert law["latest_before"]("LAND-15", date(2026, 6, 12)) == end_of(date(2026, 6, 10))


def test_a_value_comes_in_the_unit_of_its_row(law: Functions) -> None:
    assert law["law_value"]("ZTB-13") == Decimal(3)
    assert law["law_value"]("ZTB-09") == Decimal(2)
    assert law["law_value"]("ZTB-18") == Decimal("0.6666666666666666666666666666666667")
    assert law["law_value"]("ZTB-16") == "on_the_spot"


def test_a_text_carries_the_mark_of_its_row(law: Functions) -> None:
    assert law["law_text"]("ZTB-01") == "《招标投标法》第24条"
    assert law["law_text"]("RUR-02") == "《地方农村产权流转交易管理办法》（凭记忆，待核）"


def test_a_day_gives_a_day_and_a_moment_gives_a_moment(law: Functions) -> None:
    day, moment = date(2026, 2, 13), datetime(2026, 2, 13, 9, 0, tzinfo=SHANGHAI)
    assert law["working_days_after"](day, Decimal(5)) == date(2026, 2, 27)
    assert law["working_days_after"](moment, Decimal(5)) == end_of(date(2026, 2, 27))
    assert law["whole_days_after"](day, 20) == date(2026, 3, 6)
    assert law["whole_days_after"](moment, 20) == midnight(date(2026, 3, 6))
    assert law["last_open_day_before"](date(2026, 2, 25), 1) == date(2026, 2, 24)
    assert law["last_open_day_before"](date(2026, 2, 25), 4) == date(2026, 2, 14)
    assert law["is_working_day"](date(2026, 2, 14)) is True
    assert law["is_working_day"](moment) is True


def test_rows_apply_by_the_day_they_count_from(book: LawBook, calendar: Calendar) -> None:
    row = book.row("ZTB-01")
    assert row is not None
    longer = replace(row, value=Decimal(30), effective_from=date(2026, 7, 1))
    changed = LawBook.of([row, longer])
    law = feel_functions(changed, calendar, on=date(2026, 6, 30))
    assert law["earliest"]("ZTB-01", date(2026, 6, 30)) == midnight(date(2026, 7, 21))
    assert law["earliest"]("ZTB-01", date(2026, 7, 1)) == midnight(date(2026, 8, 1))
    assert law["law_value"]("ZTB-01") == Decimal(20)
    assert law["law_value"]("ZTB-01", date(2026, 7, 1)) == Decimal(30)
    assert feel_functions(changed, calendar)["law_value"]("ZTB-01") == Decimal(30)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("earliest", ("ZTB-999", MORNING)),
        ("earliest", ("ZTB-08", MORNING)),
        ("earliest", ("ZTB-09", MORNING)),
        ("earliest", ("ZTB-01", None)),
        ("earliest", ("ZTB-01", "2026-06-01")),
        ("earliest", (Decimal(1), MORNING)),
        ("earliest", ("ZTB-01", date(9999, 12, 30))),
        ("earliest", ("ZTB-01", date(2001, 1, 1))),
        ("latest", ("ZTB-01", MORNING)),
        ("latest", ("ZTB-08", Decimal(3))),
        ("latest_before", ("ZTB-08", MORNING)),
        ("latest_before", ("ZTB-02", None)),
        ("due_by_rule", ("ZTB-01", MORNING)),
        ("due_by_rule", (None, MORNING)),
        ("law_value", ("ZTB-999",)),
        ("law_value", (None,)),
        ("law_text", ("",)),
        ("working_days_after", (MORNING, Decimal("1.5"))),
        ("working_days_after", (MORNING, Decimal("1e30"))),
        ("working_days_after", (MORNING, Decimal("NaN"))),
        ("working_days_after", (MORNING, True)),
        ("working_days_after", ("x", 1)),
        ("whole_days_after", (MORNING, Decimal(-1))),
        ("last_open_day_before", (date(1, 1, 1), Decimal(3))),
        ("is_working_day", (None,)),
    ],
)
def test_nonsense_is_null(law: Functions, name: str, arguments: tuple[object, ...]) -> None:
    assert law[name](*arguments) is None
