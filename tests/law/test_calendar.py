"""Working days as the State Council arranged them, and what is not arranged yet."""

from datetime import UTC, date, datetime

import pytest

from engine.law.calendar import Calendar
from engine.law.counting import Period, last_day

AFTER = [
    ("2026-02-13", 5, "2026-02-27"),
    ("2025-09-26", 7, "2025-10-13"),
    ("2024-02-08", 3, "2024-02-19"),
    ("2024-09-13", 2, "2024-09-18"),
    ("2025-01-24", 3, "2025-02-05"),
    ("2026-09-18", 5, "2026-09-24"),
    ("2026-04-30", 5, "2026-05-11"),
    ("2025-12-31", 5, "2026-01-08"),
    ("2026-10-30", 20, "2026-11-27"),
    ("2024-04-28", 1, "2024-04-29"),
    ("2026-02-27", -5, "2026-02-13"),
    ("2025-10-13", -7, "2025-09-26"),
]
ROLLED = [
    ("2026-02-12", 3, "2026-02-24"),
    ("2026-09-24", 3, "2026-09-28"),
    ("2025-09-25", 10, "2025-10-09"),
    ("2026-04-24", 15, "2026-05-09"),
    ("2026-01-01", 3, "2026-01-04"),
]
WORKED = {2024: 251, 2025: 248, 2026: 248}


@pytest.mark.parametrize(("start", "count", "expected"), AFTER)
def test_working_days_skip_holidays_and_count_make_up_days(
    calendar: Calendar, start: str, count: int, expected: str
) -> None:
    counted = calendar.working_days_after(date.fromisoformat(start), count)
    assert counted == date.fromisoformat(expected)


@pytest.mark.parametrize(("start", "count", "expected"), ROLLED)
def test_a_last_day_on_a_holiday_moves_to_the_next_working_day(
    calendar: Calendar, start: str, count: int, expected: str
) -> None:
    period = Period(count=count, unit="calendar_day", moves=True)
    assert last_day(period, date.fromisoformat(start), calendar) == date.fromisoformat(expected)


@pytest.mark.parametrize(("year", "expected"), WORKED.items())
def test_a_year_has_as_many_working_days_as_published(
    calendar: Calendar, year: int, expected: int
) -> None:
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + n) for n in range(366)]
    assert sum(calendar.is_working(day) for day in days if day.year == year) == expected


def test_a_year_without_arrangement_is_provisional(calendar: Calendar) -> None:
    assert calendar.confirmed == {2024, 2025, 2026}
    assert calendar.provisional(date(2027, 3, 1))
    assert not calendar.provisional(date(2026, 12, 31))


def test_the_year_of_a_moment_is_the_one_in_shanghai(calendar: Calendar) -> None:
    assert calendar.provisional(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
    assert not calendar.provisional(datetime(2026, 12, 31, 15, 59, tzinfo=UTC))


def test_beyond_the_tables_every_weekday_is_worked(calendar: Calendar) -> None:
    assert calendar.is_working(date(2031, 1, 1))
    assert not calendar.is_working(date(2031, 1, 4))
