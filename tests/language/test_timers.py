"""What a timer holds, as a moment or a cycle."""

import datetime as dt

import pytest

from engine.language import feel

START = dt.datetime(2026, 1, 31, 1, 0, tzinfo=dt.UTC)


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-06-01T09:00:00", utc(2026, 6, 1, 1)),
        ("2026-06-01T09:00:00Z", utc(2026, 6, 1, 9)),
        ("2026-06-01T09:00:00+02:00", utc(2026, 6, 1, 7)),
        ("2026-06-01", utc(2026, 5, 31, 16)),
        ("P1D", utc(2026, 2, 1, 1)),
        ("PT90M", utc(2026, 1, 31, 2, 30)),
        ("P1M", utc(2026, 2, 28, 1)),
        ("P2Y1M", utc(2028, 2, 29, 1)),
        ("P1M1DT1H", utc(2026, 3, 1, 2)),
        ("P2W", utc(2026, 2, 14, 1)),
        ("-P1D", utc(2026, 1, 30, 1)),
        ("-P1M", utc(2025, 12, 31, 1)),
        (dt.date(2026, 6, 1), utc(2026, 5, 31, 16)),
        (dt.datetime.fromisoformat("2026-06-01T09:00:00"), utc(2026, 6, 1, 1)),
        (dt.timedelta(hours=1), utc(2026, 1, 31, 2)),
        (feel.Months(1), utc(2026, 2, 28, 1)),
        ("", None),
        ("tomorrow", None),
        ("P", None),
        ("P99999999Y", None),
        (5, None),
        (None, None),
        ([], None),
    ],
)
def test_a_timer_value_means_a_moment(value: object, expected: dt.datetime | None) -> None:
    found = feel.moment(value, START)
    assert found == expected
    assert found is None or found.tzinfo is dt.UTC


def test_months_count_by_the_calendar_of_shanghai() -> None:
    start = dt.datetime(2026, 1, 30, 17, tzinfo=dt.UTC)
    assert feel.moment("P1M", start) == utc(2026, 2, 27, 17)


def test_a_cycle_has_a_number_of_turns_and_a_distance() -> None:
    found = feel.cycle("R3/P1D")
    assert (found.repetitions, found.start) == (3, None)
    assert found.duration.after(START) == utc(2026, 2, 1, 1)


def test_a_cycle_may_run_for_ever_and_start_at_a_moment() -> None:
    found = feel.cycle("R/2026-06-01T09:00:00/PT1H")
    assert (found.repetitions, found.start) == (None, utc(2026, 6, 1, 1))


@pytest.mark.parametrize("text", ["", "R3", "P1D", "R3/", "R3/P", "R3/-P1D", "R3/P0D", "R3/x/P1D"])
def test_a_cycle_that_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(feel.FeelSyntaxError):
        feel.cycle(text)
