"""Moments and values held against rows."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from engine.law import verdict
from engine.law.calendar import SHANGHAI, Calendar, end_of, midnight
from engine.law.rows import LawBook, LawRow


def row(book: LawBook, id_: str) -> LawRow:
    found = book.row(id_)
    assert found is not None
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def test_a_deadline_too_early_breaks_the_preparation_period(
    book: LawBook, calendar: Calendar
) -> None:
    asked = verdict.of_period(
        row(book, "ZTB-01"), at("2026-06-01T09:00"), at("2026-06-21T23:59:59"), calendar
    )
    assert asked.holds is False
    assert asked.earliest == midnight(date(2026, 6, 22))
    assert (asked.law, asked.article, asked.mark) == ("招标投标法", "24", "law_text")
    assert asked.on_breach == "block"
    assert not asked.provisional


def test_a_deadline_at_the_earliest_moment_keeps_it(book: LawBook, calendar: Calendar) -> None:
    asked = verdict.of_period(
        row(book, "ZTB-01"), at("2026-06-01T09:00"), at("2026-06-22T00:00"), calendar
    )
    assert asked.holds is True


def test_an_answer_in_the_last_second_of_the_last_day_is_in_time(
    book: LawBook, calendar: Calendar
) -> None:
    received = at("2026-06-08T14:00")
    last = at("2026-06-11T23:59:59.999999")
    assert verdict.of_period(row(book, "ZTB-08"), received, last, calendar).holds is True
    late = verdict.of_period(row(book, "ZTB-08"), received, at("2026-06-12T00:00"), calendar)
    assert late.holds is False
    assert late.latest == end_of(date(2026, 6, 11))


def test_the_candidates_notice_does_not_end_inside_a_holiday(
    book: LawBook, calendar: Calendar
) -> None:
    asked = verdict.of_period(
        row(book, "ZTB-26"), at("2026-02-12T10:00"), at("2026-02-24T09:00"), calendar
    )
    assert asked.holds is False
    assert asked.earliest == midnight(date(2026, 2, 25))


def test_hours_are_kept_to_the_minute(book: LawBook, calendar: Calendar) -> None:
    received = at("2026-10-01T20:15")
    for end, holds in (("2026-10-02T08:15", True), ("2026-10-02T08:15:01", False)):
        asked = verdict.of_period(row(book, "ZTB-82"), received, at(end), calendar)
        assert asked.holds is holds


@pytest.mark.parametrize(
    ("end", "holds"),
    [
        ("2026-02-26T23:59", False),
        ("2026-02-27T10:00", True),
        ("2026-02-28T00:00", True),
        ("2026-02-28T00:01", False),
    ],
)
def test_an_exact_period_ends_with_its_last_day(
    book: LawBook, calendar: Calendar, end: str, holds: bool
) -> None:
    notice = verdict.of_period(row(book, "GP-33"), at("2026-02-13T08:00"), at(end), calendar)
    assert notice.holds is holds


def test_opening_and_deadline_are_the_same_moment(book: LawBook, calendar: Calendar) -> None:
    deadline = at("2026-06-22T09:30")
    opening = row(book, "ZTB-15")
    assert verdict.of_period(opening, deadline, deadline, calendar).holds is True
    later = at("2026-06-22T09:31")
    assert verdict.of_period(opening, deadline, later, calendar).holds is False


def test_a_verdict_over_an_unarranged_year_is_provisional(
    book: LawBook, calendar: Calendar
) -> None:
    asked = verdict.of_period(
        row(book, "ZTB-36"), at("2027-02-03T09:00"), at("2027-02-04T09:00"), calendar
    )
    assert asked.holds is True
    assert asked.provisional


@pytest.mark.parametrize(
    ("id_", "value", "holds"),
    [
        ("ZTB-13", "3", True),
        ("ZTB-13", "2", False),
        ("ZTB-11", "800000.00", True),
        ("ZTB-11", "800000.01", False),
        ("ZTB-17", "5", True),
        ("ZTB-17", "6", False),
        ("ZTB-17", "3", False),
        ("ZTB-22", "0.34", True),
        ("ZTB-22", "0.33", False),
        ("GP-36", "7", None),
        ("ZTB-39", "1", None),
    ],
)
def test_a_value_is_held_against_the_threshold(
    book: LawBook, id_: str, value: str, holds: bool | None
) -> None:
    assert verdict.of_value(row(book, id_), Decimal(value)).holds is holds


def test_a_word_is_held_against_the_allowed_words(book: LawBook) -> None:
    methods = row(book, "GP-64")
    assert verdict.of_value(methods, "综合评分法").holds is True
    assert verdict.of_value(methods, "抽签").holds is False


def test_a_row_that_is_no_period_needs_a_person(book: LawBook, calendar: Calendar) -> None:
    asked = verdict.of_period(row(book, "ZTB-16"), date(2026, 6, 1), date(2026, 6, 1), calendar)
    assert asked.holds is None
