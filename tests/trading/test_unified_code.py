"""The unified code: its form, its check character, and never given twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trading.intake.tables import UnifiedCodeRow
from engine.trading.intake.unified_code import is_unified_code, unified_code
from engine.workflow.tables import IncidentRow, ProjectRow
from tests.workflow.houses import House
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import line, node

USCC = "91320100MA100048X7"
CODED = drawn(
    line(
        "m",
        task("go"),
        service("code", "intake.assign_code", category="A01", uscc=USCC),
        task("on"),
    ),
    agency="go code on",
)


def test_the_code_of_the_specification() -> None:
    made = unified_code("A01", USCC, date(2026, 1, 5), 1)
    assert made == "A01-91320100MA100048X7-20260105-000001-J"
    assert is_unified_code(made)


@given(sequence=st.integers(1, 999_999), day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_code_is_valid_and_no_changed_character_is(sequence: int, day: date) -> None:
    made = unified_code("A01", USCC, day, sequence)
    assert is_unified_code(made)
    for place in (0, 5, 24, 37):
        other = "7" if made[place] != "7" else "8"
        assert not is_unified_code(made[:place] + other + made[place + 1 :])


@pytest.mark.parametrize(
    ("category", "uscc", "sequence"),
    [("A1", USCC, 1), ("A01", "123", 1), ("A01", USCC, 0), ("A01", USCC, 1_000_000)],
)
def test_a_wrong_part_is_refused(category: str, uscc: str, sequence: int) -> None:
    with pytest.raises(ValueError, match="category"):
        unified_code(category, uscc, date(2026, 1, 5), sequence)


def test_a_project_is_found_under_its_unified_code(house: House) -> None:
    project = house.begin(CODED)
    house.complete(project, "go")
    (row,) = house.rows(ProjectRow)
    assert row.code == "A01-91320100MA100048X7-20260302-000001-" + row.code[-1]
    assert is_unified_code(row.code)
    assert house.inside(project).case["unified_code"] == row.code


def test_codes_given_at_the_same_moment_differ(house: House) -> None:
    house.publish(CODED)
    started = [house.start() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda project: house.complete(project, "go"), started))
    assert house.rows(IncidentRow) == []
    numbers = sorted(row.sequence for row in house.rows(UnifiedCodeRow))
    assert numbers == list(range(1, 9))


def test_a_new_day_counts_from_one(small_house: House) -> None:
    small_house.publish(CODED)
    small_house.complete(small_house.start(), "go")
    small_house.passes(days=1)
    small_house.complete(small_house.start(), "go")
    given_codes = {(row.day.isoformat(), row.sequence) for row in small_house.rows(UnifiedCodeRow)}
    assert given_codes == {("2026-03-02", 1), ("2026-03-03", 1)}


def test_a_diagram_cannot_speak_for_another_project(small_house: House) -> None:
    """Whatever the case file calls `project_id`, a service acts for its own project."""
    code = node(
        "serviceTask",
        "code",
        ext='<zeebe:taskDefinition type="intake.assign_code"/>',
        inputs={"category": '="A01"', "uscc": f'="{USCC}"', "project_id": '="other"'},
    )
    own = drawn(line("m", code, task("on")), agency="code on")
    project = small_house.begin(own)
    assert [row.project for row in small_house.rows(UnifiedCodeRow)] == [project]
