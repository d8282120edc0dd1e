"""A city derives from the province: it tightens, it never loosens, and it follows."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import BadDiagram, Invalid, NotAllowed, NotFound
from engine.vocabulary import Fact, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, deriving, following
from engine.workflow.orders.end_item import EndItem
from engine.workflow.queries.answering import now
from engine.workflow.tables import ItemRow, ProjectRow
from tests.workflow.catalogue.entries import BOUNDS, CITY, PARAMETERS, keeper, later, provincial
from tests.workflow.catalogue.entries import deriving as derived
from tests.workflow.houses import START, House

COUNTY = "320104"


def parameters(house: House, region: str, code: str = "B01") -> dict[str, Json]:
    """What a project of a region would start with now."""
    return house.ask(
        lambda session: catalogue.applicable(session, code, region, now(session))
    ).parameters


def started(house: House, region: str = CITY) -> tuple[str, int]:
    project = house.start(item="B01")
    (row,) = house.rows(ProjectRow, id=project)
    return row.item, row.item_revision


def test_a_city_tightens_and_its_projects_start_with_it(house: House) -> None:
    house.give(provincial())
    code = house.give(derived(house, parameters={"answer_days": 2, "notice_days": 30}))
    assert code == f"B01-{CITY}"
    assert started(house) == (code, 1)
    assert parameters(house, CITY) | {} == {**PARAMETERS, "answer_days": 2, "notice_days": 30}
    assert parameters(house, COUNTY) == parameters(house, CITY)
    assert parameters(house, "320500") == PARAMETERS
    (row,) = house.rows(ItemRow, code=code)
    assert (row.base, row.base_revision, row.region) == ("B01", 1, CITY)
    assert any(Fact.ITEM_DERIVED in line for line in house.dump()["fact"])


REFUSED = {
    "longer than the province": ({"answer_days": 4}, "loosens"),
    "shorter notice": ({"notice_days": 19}, "out_of_bounds"),
    "beyond the law": ({"answer_days": 0}, "out_of_bounds"),
    "no direction": ({"size": 7}, "fixed"),
    "a restriction is never tighter": ({"local_staff": 3}, "restricts"),
    "a parameter of its own": ({"deposit": 1}, "no_such_parameter"),
    "no number": ({"answer_days": "soon"}, "not_a_quantity"),
    "not finite": ({"answer_days": "NaN"}, "not_a_quantity"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_loosens_is_refused_with_its_bounds(small_house: House, case: str) -> None:
    given, key = REFUSED[case]
    small_house.give(provincial())
    with small_house.refusing(Invalid) as refused:
        small_house.give(derived(small_house, parameters=given))
    assert isinstance(refused.value, Invalid)
    (problem,) = refused.value.problems
    assert (problem.field, problem.key) == (f"parameters.{next(iter(given))}", key)
    if key == "loosens":
        assert problem.params["range"] == "1 至 3 个工作日"
        assert "ZTB-07" in str(problem.params["rule"])


WRONG: dict[str, tuple[dict[str, Json], dict[str, Json], str]] = {
    "above its bound": ({"answer_days": 6}, {}, "“答复”填的是 6，超出允许的范围：1 至 5 个工作日"),
    "no number": ({"answer_days": "soon"}, {}, "“答复”应为数字"),
    "a direction nobody knows": ({}, {"protects": "up"}, "没有 up 这个方向"),
    "a restriction that protects": ({}, {"restricts": "branch", "protects": "more"}, "限制投标人"),
    "a row of no law": ({}, {"rule": "ZTB-999"}, "没有 ZTB-999"),
}


@pytest.mark.parametrize("case", WRONG)
def test_the_province_too_keeps_the_bounds(small_house: House, case: str) -> None:
    values, bound, said = WRONG[case]
    bounds = {**BOUNDS, "answer_days": {**dict(BOUNDS["answer_days"]), **bound}}
    with small_house.refusing(BadDiagram) as refused:
        small_house.give(provincial({**PARAMETERS, **values}, bounds))
    assert said in str(refused.value)


def test_the_notice_may_only_grow(small_house: House) -> None:
    small_house.give(provincial({**PARAMETERS, "notice_days": 25}))
    with small_house.refusing(Invalid) as refused:
        small_house.give(derived(small_house, parameters={"notice_days": 24}))
    assert "25 to 60 days (by ZTB-01)" in str(refused.value)


@pytest.mark.parametrize("region", [COUNTY, "320000", "999999"])
def test_only_a_city_derives(small_house: House, region: str) -> None:
    small_house.give(provincial())
    with small_house.refusing(Invalid):
        small_house.give(derived(small_house, keeper(region), region=region))


def test_a_keeper_keeps_only_the_own_city(small_house: House) -> None:
    small_house.give(provincial())
    for other in ("320500", "320000"):
        with small_house.refusing(NotAllowed):
            small_house.give(derived(small_house, keeper(other)))


def test_what_is_derived_or_unknown_is_no_base(small_house: House) -> None:
    small_house.give(provincial())
    code = small_house.give(derived(small_house, parameters={"answer_days": 2}))
    with small_house.refusing(Invalid):
        small_house.give(derived(small_house, keeper("320500"), region="320500", item=code))
    with small_house.refusing(NotFound):
        small_house.give(derived(small_house, item="no-such"))


def test_a_derived_item_follows_the_province(house: House) -> None:
    house.give(provincial())
    code = house.give(derived(house, parameters={"answer_days": 2}))
    house.give(provincial({**PARAMETERS, "notice_days": 22}, effective_from=later(10)))
    assert parameters(house, CITY)["notice_days"] == 20
    house.passes(days=11)
    assert started(house) == (code, 2)
    assert parameters(house, CITY) == {**PARAMETERS, "notice_days": 22, "answer_days": 2}
    assert any(Fact.ITEM_FOLLOWED in line for line in house.dump()["fact"])


def test_what_contradicts_the_province_is_a_conflict_and_the_province_counts(house: House) -> None:
    house.give(provincial())
    house.give(derived(house, parameters={"answer_days": 2}))
    bounds = {**BOUNDS, "answer_days": {**dict(BOUNDS["answer_days"]), "min": 3}}
    house.give(provincial(bounds=bounds, effective_from=later(10)))
    (conflict,) = house.ask(lambda session: following.conflicts(session, now(session)))
    assert [problem.key for problem in conflict.problems] == ["out_of_bounds"]
    assert parameters(house, CITY)["answer_days"] == 2
    house.passes(days=11)
    assert parameters(house, CITY)["answer_days"] == 3
    house.give(derived(house, parameters={}))
    assert house.ask(lambda session: following.conflicts(session, now(session))) == ()


def test_an_end_that_a_city_has_set_is_a_conflict_of_dates_and_stops_nobody(house: House) -> None:
    house.give(provincial())
    code = house.give(derived(house, parameters={"answer_days": 2}))
    house.give(ending(code, effective_to=later(20)))
    house.give(provincial({**PARAMETERS, "notice_days": 22}, effective_from=later(10)))
    (conflict,) = house.ask(lambda session: following.conflicts(session, now(session)))
    assert [problem.key for problem in conflict.problems] == ["dates_overlap"]
    house.passes(days=11)
    assert parameters(house, CITY)["notice_days"] == 22


def test_a_project_keeps_the_revision_it_started_with(small_house: House) -> None:
    small_house.give(provincial())
    project = small_house.start(item="B01")
    small_house.give(derived(small_house, parameters={"answer_days": 1}))
    assert small_house.inside(project).case["parameters"] == PARAMETERS


def test_a_city_that_ends_its_item_follows_the_province_again(small_house: House) -> None:
    small_house.give(provincial())
    code = small_house.give(derived(small_house, parameters={"answer_days": 1}))
    small_house.give(ending(code))
    assert parameters(small_house, CITY) == PARAMETERS
    assert parameters(small_house, CITY, code) == PARAMETERS
    with small_house.refusing(Invalid):
        small_house.give(ending(code))


def test_a_city_does_not_remove_the_province_s_item(small_house: House) -> None:
    small_house.give(provincial())
    with small_house.refusing(NotAllowed):
        small_house.give(ending("B01"))


@given(st.integers(-5, 80), st.integers(-5, 80), st.sampled_from(["answer_days", "notice_days"]))
def test_whatever_a_city_may_set_lies_in_the_bounds_and_protects(
    base: int, value: int, name: str
) -> None:
    told = Item(
        code="B01",
        revision=1,
        trading_type="x",
        version="x",
        region="320000",
        content={"parameters": {name: base}, "bounds": dict(BOUNDS)},
        effective_from=START,
        effective_to=None,
    )
    if deriving.problems(told, {name: Decimal(value)}):
        return
    least, most = (1, 5) if name == "answer_days" else (20, 60)
    assert least <= value <= most
    assert value <= base if name == "answer_days" else value >= base


def ending(code: str, effective_to: datetime | None = None) -> EndItem:
    reason = "恢复执行省目录"
    return EndItem(actor=keeper(CITY), item=code, effective_to=effective_to, reason=reason)
