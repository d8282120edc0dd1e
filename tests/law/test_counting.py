"""Periods counted forwards and backwards (Civil Code 200-204), by example and by property."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.law import counting
from engine.law.calendar import SHANGHAI, Calendar, end_of, local_day, midnight
from engine.law.counting import Period
from engine.law.folder import read_calendar
from tests.law.conftest import LAW

CALENDAR = read_calendar(LAW)
UNITS = ("calendar_day", "working_day", "month", "year")
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
PERIODS = st.builds(
    Period, count=st.integers(0, 60), unit=st.sampled_from(UNITS), moves=st.booleans()
)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_twenty_days_from_1_june_end_when_22_june_begins(calendar: Calendar, year: int) -> None:
    issued = datetime(year, 6, 1, 9, 30, tzinfo=SHANGHAI)
    twenty = Period(count=20, unit="calendar_day")
    assert counting.earliest_end(twenty, issued, calendar) == midnight(date(year, 6, 22))


def test_the_start_day_is_the_one_in_shanghai(calendar: Calendar) -> None:
    evening = datetime(2026, 6, 1, 16, 30, tzinfo=UTC)
    one = Period(count=1, unit="calendar_day")
    assert counting.earliest_end(one, evening, calendar) == midnight(date(2026, 6, 4))


def test_a_maximum_period_ends_with_its_last_day(calendar: Calendar) -> None:
    three = Period(count=3, unit="calendar_day", moves=True)
    received = datetime(2026, 6, 8, 14, 0, tzinfo=SHANGHAI)
    assert counting.latest_end(three, received, calendar) == end_of(date(2026, 6, 11))


def test_a_maximum_period_that_ends_in_the_holidays_ends_after_them(calendar: Calendar) -> None:
    ten = Period(count=10, unit="calendar_day", moves=True)
    assert counting.latest_end(ten, date(2025, 9, 25), calendar) == end_of(date(2025, 10, 9))


def test_hours_run_from_the_moment_through_the_night(calendar: Calendar) -> None:
    twelve = Period(count=12, unit="hour")
    received = datetime(2026, 10, 1, 20, 15, tzinfo=SHANGHAI)
    expected = datetime(2026, 10, 2, 8, 15, tzinfo=SHANGHAI)
    assert counting.latest_end(twelve, received, calendar) == expected
    assert counting.earliest_end(twelve, received, calendar) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-01-15", 6, "2026-07-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_end_on_the_corresponding_day(start: str, months: int, expected: str) -> None:
    assert counting.add_months(date.fromisoformat(start), months) == date.fromisoformat(expected)


def test_a_period_counted_backwards_leaves_whole_days(calendar: Calendar) -> None:
    fifteen = Period(count=15, unit="calendar_day")
    deadline = datetime(2026, 6, 24, 9, 30, tzinfo=SHANGHAI)
    assert counting.latest_start(fifteen, deadline, calendar) == end_of(date(2026, 6, 8))


def test_a_period_counted_backwards_rolls_to_the_earlier_day(calendar: Calendar) -> None:
    fifteen = Period(count=15, unit="calendar_day")
    deadline = datetime(2026, 6, 22, 9, 30, tzinfo=SHANGHAI)
    assert counting.latest_start(fifteen, deadline, calendar) == end_of(date(2026, 6, 5))


def test_working_days_counted_backwards_leave_whole_working_days(calendar: Calendar) -> None:
    three = Period(count=3, unit="working_day")
    deadline = datetime(2026, 2, 25, 9, 0, tzinfo=SHANGHAI)
    assert counting.latest_start(three, deadline, calendar) == end_of(date(2026, 2, 12))


def test_a_working_day_count_into_an_unarranged_year_is_provisional(calendar: Calendar) -> None:
    five = Period(count=5, unit="working_day")
    end = counting.latest_end(five, date(2026, 12, 29), calendar)
    assert counting.rests_on_unconfirmed(five, date(2026, 12, 29), end, calendar)
    before = counting.latest_end(five, date(2026, 12, 1), calendar)
    assert not counting.rests_on_unconfirmed(five, date(2026, 12, 1), before, calendar)


def test_plain_days_need_no_arrangement(calendar: Calendar) -> None:
    twenty = Period(count=20, unit="calendar_day")
    end = counting.earliest_end(twenty, date(2027, 6, 1), calendar)
    assert not counting.rests_on_unconfirmed(twenty, date(2027, 6, 1), end, calendar)


@pytest.mark.parametrize("count", [-1, 10_001])
def test_a_length_no_law_has_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="cannot be counted"):
        Period(count=count, unit="calendar_day")


@given(start=DAYS, count=st.integers(0, 400), moves=st.booleans())
def test_a_minimum_is_never_shorter_than_n_whole_days(start: date, count: int, moves: bool) -> None:
    period = Period(count=count, unit="calendar_day", moves=moves)
    earliest = counting.earliest_end(period, start, CALENDAR)
    assert earliest - midnight(start + timedelta(days=1)) >= timedelta(days=count)


@given(first=DAYS, second=DAYS, period=PERIODS)
def test_a_later_start_never_ends_earlier(first: date, second: date, period: Period) -> None:
    first, second = sorted((first, second))
    for end in (counting.earliest_end, counting.latest_end, counting.latest_start):
        assert end(period, first, CALENDAR) <= end(period, second, CALENDAR)


@given(start=DAYS, period=PERIODS)
def test_a_longer_period_never_ends_earlier(start: date, period: Period) -> None:
    longer = Period(count=period.count + 1, unit=period.unit, moves=period.moves)
    for shorter_end, longer_end in pairwise(
        counting.earliest_end(each, start, CALENDAR) for each in (period, longer)
    ):
        assert shorter_end <= longer_end


@given(start=DAYS, period=PERIODS)
def test_the_minimum_is_over_one_second_after_the_maximum(start: date, period: Period) -> None:
    latest = counting.latest_end(period, start, CALENDAR)
    assert counting.earliest_end(period, start, CALENDAR) - latest == timedelta(seconds=1)


@given(end=DAYS, period=PERIODS)
def test_the_latest_start_leaves_a_whole_period_and_is_a_working_day(
    end: date, period: Period
) -> None:
    start = counting.latest_start(period, end, CALENDAR)
    assert counting.earliest_end(period, start, CALENDAR) <= midnight(end)
    assert CALENDAR.is_working(local_day(start))


@given(end=DAYS, period=PERIODS)
def test_no_later_working_day_leaves_a_whole_period(end: date, period: Period) -> None:
    start = local_day(counting.latest_start(period, end, CALENDAR))
    following = CALENDAR.next_open(start + timedelta(days=1))
    assert counting.earliest_end(period, following, CALENDAR) > midnight(end)


@given(start=DAYS, period=PERIODS)
def test_a_moving_last_day_is_a_working_day(start: date, period: Period) -> None:
    moving = Period(count=period.count, unit=period.unit, moves=True)
    assert CALENDAR.is_working(counting.last_day(moving, start, CALENDAR))
