"""Effective dates: a new revision takes over, nothing overlaps, nothing starts before its day."""

from dataclasses import replace
from datetime import timedelta

from engine.errors import Invalid, NotFound, NotInForce
from engine.workflow.orders.end_item import EndItem
from engine.workflow.tables import ItemRow, ProjectRow
from tests.workflow.catalogue.entries import PARAMETERS, keeper, later, provincial
from tests.workflow.houses import START, House


def dates(house: House) -> list[tuple[object, object]]:
    rows = sorted(house.rows(ItemRow, code="B01"), key=lambda row: row.revision)
    return [(row.effective_from, row.effective_to) for row in rows]


def test_a_new_revision_ends_the_open_one_on_its_day(house: House) -> None:
    house.give(provincial())
    house.give(provincial({**PARAMETERS, "size": 7}, effective_from=later(10)))
    assert dates(house) == [(START - timedelta(days=1), later(10)), (later(10), None)]
    old = house.start(item="B01")
    house.passes(days=10)
    new = house.start(item="B01")
    kept = {row.id: row.item_revision for row in house.rows(ProjectRow)}
    assert (kept[old], kept[new]) == (1, 2)
    assert house.inside(old).case["parameters"] == PARAMETERS


def test_dates_that_overlap_are_refused_with_both(house: House) -> None:
    house.give(provincial())
    house.give(provincial({**PARAMETERS, "size": 7}, effective_from=later(10)))
    with house.refusing(Invalid) as refused:
        house.give(provincial({**PARAMETERS, "size": 9}, effective_from=later(5)))
    assert isinstance(refused.value, Invalid)
    (problem,) = refused.value.problems
    assert problem.key == "dates_overlap"
    said = {name: problem.params[name] for name in ("revision", "begins", "ends", "new_begins")}
    assert said == {"revision": 2, "begins": "2026-03-12", "ends": "…", "new_begins": "2026-03-07"}


def test_before_its_day_nothing_starts_and_the_refusal_says_from_when(house: House) -> None:
    house.give(provincial(effective_from=later(3)))
    with house.refusing(NotInForce) as refused:
        house.start(item="B01")
    assert refused.value.where["begins"] == later(3).isoformat()
    house.passes(days=3)
    assert house.start(item="B01")


def test_after_its_end_nothing_starts(small_house: House) -> None:
    small_house.give(provincial())
    small_house.give(EndItem(actor=keeper("320000"), item="B01", reason="废止"))
    with small_house.refusing(NotInForce) as refused:
        small_house.start(item="B01")
    assert refused.value.where["ended"]


def test_a_withdrawn_revision_was_never_in_force(small_house: House) -> None:
    small_house.give(provincial(effective_from=later(3)))
    small_house.give(EndItem(actor=keeper("320000"), item="B01", reason="撤回"))
    small_house.passes(days=4)
    with small_house.refusing(NotInForce):
        small_house.start(item="B01")
    small_house.give(provincial(effective_from=later(5)))
    small_house.passes(days=2)
    assert small_house.start(item="B01")


def test_an_unknown_item_is_not_found(small_house: House) -> None:
    with small_house.refusing(NotFound):
        small_house.start(item="no-such")


def test_province_and_cities_keep_a_catalogue_and_counties_none(small_house: House) -> None:
    for region in ("320000", "320500"):
        content = {**provincial().content, "code": f"B-{region}"}
        small_house.give(replace(provincial(region=region), content=content))
    with small_house.refusing(Invalid) as refused:
        small_house.give(provincial(region="320104"))
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["no_own_catalogue"]
