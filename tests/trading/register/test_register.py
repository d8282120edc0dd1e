"""What must be traded here and is not: matched, judged, decided by people; on both databases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.errors import Invalid, NotAllowed
from engine.people import permissions
from engine.trading.register.matching import Candidate, judge
from engine.trading.register.orders.decide_entry import DecideEntry
from engine.trading.register.orders.import_register import ImportRegister
from engine.trading.register.queries.register_list import RegisterLine, register_list
from engine.trading.register.requirement import Requirement
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Actor, Fact
from tests.orders.approved import ROW, file
from tests.processes.house import ROOT
from tests.workflow.catalogue.entries import keeper
from tests.workflow.conftest import (
    build,
    empty_database,
    empty_postgres,
    house,
    prepared,
    small_house,
)
from tests.workflow.houses import House
from tests.workflow.small import FORMS, STEPS, form, text
from tests.workflow.test_versions import order

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared", "small_house"]
PROVINCE, CITY = keeper("320000"), keeper("320100")
TABLE = {"thresholds.dmn": (ROOT / "processes/shared/works_thresholds.dmn").read_bytes()}


def publish(house: House) -> None:
    """An item with the thresholds of works."""
    given = order()
    content = {**given.content, "code": "A01", "class": "Q01"}
    content |= {"threshold": "works_threshold", "register_days": 30}
    house.give(order(content=content, files={**given.files, **TABLE}))


def imported(house: House, *rows: str, by: Actor = PROVINCE) -> Any:
    return house.give(ImportRegister(actor=by, name="x.csv", content=file(*rows)))


def lines(house: House, by: Actor = PROVINCE, **filters: Any) -> list[tuple[str, str]]:
    """State and reason of every line."""
    found = house.ask(register_list, by, **filters).lines
    return [(line.verdict.state, line.verdict.reason) for line in found]


def only(house: House) -> RegisterLine:
    (line,) = house.ask(register_list, PROVINCE).lines
    return line


def test_the_same_file_twice_adds_nothing(house: House) -> None:
    assert imported(house, ROW).added == 1
    again = imported(house, ROW, ROW.replace("1号", "2号"))
    assert (again.rows, again.added) == (2, 1)
    assert len(house.rows(RegisterEntryRow)) == 2
    assert sum(Fact.REGISTER_IMPORTED in line for line in house.dump()["fact"]) == 2


def test_one_bad_row_keeps_the_whole_file_out_and_every_one_is_named(house: House) -> None:
    with house.refusing(Invalid) as refused:
        imported(house, ROW, ROW.replace("工程", "房子"), ROW.replace("320104", "999999"))
    assert isinstance(refused.value, Invalid)
    found = [(one.key, one.params["line"]) for one in refused.value.problems]
    assert found == [("cell_kind", 3), ("cell_region", 4)]


def test_a_city_s_keeper_imports_and_sees_the_own_city(house: House) -> None:
    with house.refusing(Invalid):
        imported(house, ROW.replace("320104", "320505"), by=CITY)
    imported(house, ROW, by=CITY)
    imported(house, ROW.replace("320104", "320505"))
    assert len(house.ask(register_list, CITY).lines) == 1
    assert len(house.ask(register_list, PROVINCE).lines) == 2


def test_who_keeps_no_catalogue_neither_reads_nor_imports(house: House) -> None:
    with house.refusing(NotAllowed):
        imported(house, ROW, by=house.agency)
    with pytest.raises(NotAllowed):
        house.ask(register_list, house.agency)


def test_an_untraded_project_is_first_in_time_then_listed(house: House) -> None:
    publish(house)
    imported(house, ROW)
    assert lines(house) == [("in_time", "waiting")]
    assert only(house).verdict.until == date(2026, 4, 1)
    house.passes(days=31)
    assert lines(house) == [("not_traded", "overdue")]
    assert (only(house).verdict.rule, only(house).verdict.item) == ("ZTB-44", "A01")


@pytest.mark.parametrize(
    ("kind", "amount", "state"),
    [
        ("工程", "4000000.00", "in_time"),
        ("工程", "3999999.99", "exempt"),
        ("货物", "2000000", "in_time"),
        ("货物", "1999999.99", "exempt"),
        ("服务", "1000000", "in_time"),
        ("服务", "999999.99", "exempt"),
        ("其他", "1", "in_time"),
    ],
)
def test_thresholds_count_to_the_cent(
    small_house: House, kind: str, amount: str, state: str
) -> None:
    publish(small_house)
    imported(small_house, ROW.replace("工程,", f"{kind},").replace("23800000.00", amount))
    assert lines(small_house)[0][0] == state


def test_a_class_that_no_item_names_need_not_be_traded_here(small_house: House) -> None:
    publish(small_house)
    imported(small_house, ROW.replace("A01", "H09"))
    assert lines(small_house) == [("exempt", "no_item")]


def test_a_planned_date_counts_before_the_item_s_days(small_house: House) -> None:
    publish(small_house)
    imported(small_house, ROW.replace("2026-03-02,,", "2026-03-02,2026-03-20,"))
    assert only(small_house).verdict.until == date(2026, 3, 20)


def test_a_project_of_the_same_name_waits_for_a_person(house: House) -> None:
    publish(house)
    code = house.start(item=tiny(house), case={"project_name": "滨江路改造"})
    imported(house, ROW)
    assert lines(house) == [("unclear", "same_name")]
    (candidate,) = only(house).verdict.candidates
    assert candidate.id == code
    house.give(deciding(house, candidate.id))
    assert lines(house) == [("traded", "said")]
    project = only(house).verdict.project
    assert project is not None and project.id == code
    house.give(deciding(house, "absent"))
    assert lines(house) == [("not_traded", "said")]
    house.give(deciding(house, "exempt"))
    assert lines(house) == [("exempt", "said")]
    assert sum(Fact.REGISTER_DECIDED in line for line in house.dump()["fact"]) == 3


def test_a_decision_needs_a_reason_and_a_project_of_the_city(small_house: House) -> None:
    imported(small_house, ROW)
    for wrong in (deciding(small_house, "absent", reason=" "), deciding(small_house, "no-such")):
        with small_house.refusing(Invalid):
            small_house.give(wrong)
    with small_house.refusing(NotAllowed):
        small_house.give(deciding(small_house, "absent", actor=keeper("320500")))


def test_lists_are_filtered_and_counted(small_house: House) -> None:
    publish(small_house)
    imported(small_house, ROW, ROW.replace("A01", "H09").replace("滨江", "滨湖"))
    found = small_house.ask(register_list, PROVINCE, state="exempt")
    assert [line.name for line in found.lines] == ["滨湖路改造"]
    assert found.counts["in_time"] == found.counts["exempt"] == 1
    assert lines(small_house, search="滨江") == [("in_time", "waiting")]
    assert lines(small_house, year="2025") == []
    assert lines(small_house, region="320500") == []


SAID: dict[str, Any] = {
    "approval_number": "宁发改[2026] 1号",
    "investment_code": None,
    "name": "滨江路改造",
    "class_": "A01",
    "unified_code": None,
    "decided": None,
}
ENTRY = RegisterEntryRow(**SAID)
MUST = Requirement(required=True, item="A01", until=date(2026, 4, 1))


def candidate(id_: str = "p", **more: Any) -> Candidate:
    given: dict[str, Any] = {
        "id": id_,
        "code": id_,
        "title": "滨江路改造",
        "state": "running",
        "region": "320100",
        "numbers": {"approval_number": "宁发改〔2026〕1号"},
        "classes": frozenset({"A01"}),
        "unified_code": None,
        "follows": False,
    }
    return Candidate(**{**given, **more})


def judged(*candidates: Candidate, must: Requirement = MUST) -> tuple[str, str]:
    verdict = judge(ENTRY, candidates, lambda: must, date(2026, 3, 2))
    return verdict.state, verdict.reason


def test_name_and_number_match_whatever_the_brackets() -> None:
    assert judged(candidate()) == ("traded", "matched")
    assert judged(candidate(numbers={})) == ("unclear", "same_name")
    assert judged(candidate("a"), candidate("b")) == ("unclear", "several")


def test_a_number_with_the_class_matches_under_another_name() -> None:
    renamed = candidate(title="滨江路道路改造一期")
    assert judged(renamed) == ("traded", "matched")
    assert judged(renamed, candidate("b")) == ("traded", "matched")
    assert judged(candidate(title="监理", classes=frozenset({"A02"}))) == ("unclear", "same_number")
    assert judged(renamed, replace(renamed, id="b")) == ("unclear", "several")


def test_a_unified_code_counts_before_any_number() -> None:
    row, coded = (
        RegisterEntryRow(**{**SAID, "unified_code": "A"}),
        replace(candidate(), unified_code="B"),
    )
    verdict = judge(row, [coded], lambda: MUST, date(2026, 3, 2))
    assert (verdict.state, verdict.reason) == ("unclear", "same_number")


def test_a_re_tender_is_the_same_project() -> None:
    assert judged(candidate("a"), candidate("b", follows=True)) == ("traded", "matched")


def test_what_need_not_be_traded_is_traded_all_the_same() -> None:
    below = Requirement(required=False, reason="below")
    assert judged(candidate(), must=below) == ("traded", "matched")
    assert judged(must=below) == ("exempt", "below")


def deciding(house: House, decided: str, **more: Any) -> DecideEntry:
    entry = house.rows(RegisterEntryRow)[0].id
    given: dict[str, Any] = {
        "actor": PROVINCE,
        "entry": entry,
        "decided": decided,
        "reason": "核实",
    }
    return DecideEntry(**{**given, **more})


def tiny(house: House) -> str:
    """A type whose projects bear any name."""
    return house.publish(STEPS)


def test_counties_read_only_what_is_theirs() -> None:
    assert not permissions.may_keep_register(keeper("320104"), "320100")
    assert permissions.may_keep_register(keeper("320000"), "320104")


def numbered(house: House, **content: Any) -> str:
    """A type whose start form takes both numbers."""
    fields = [text(key) for key in ("project_name", "approval_number", "investment_code", "other")]
    start = form("tiny/start", *fields)
    return house.publish(STEPS, forms={**FORMS, "forms/tiny/start.form": start}, **content)


def test_projects_are_found_by_the_number_that_their_case_file_has(house: House) -> None:
    publish(house)
    case = {"project_name": "一期", "approval_number": "宁发改【2026】1号"}
    project = house.start(item=numbered(house, **{"class": "A02"}), case=case)
    imported(house, ROW)
    assert lines(house) == [("unclear", "same_number")]
    assert [one.id for one in only(house).verdict.candidates] == [project]
    imported(house, ROW.replace("A01", "A02"))
    assert ("traded", "matched") in lines(house)


def test_an_item_says_which_field_holds_a_number(small_house: House) -> None:
    publish(small_house)
    item = numbered(small_house, references={"approval_number": "=other"})
    small_house.start(item=item, case={"approval_number": "宁发改〔2026〕1号"})
    imported(small_house, ROW)
    assert lines(small_house) == [("in_time", "waiting")]
    small_house.start(item=item, case={"other": "宁发改〔2026〕1号"})
    assert lines(small_house) == [("unclear", "same_number")]


def test_an_investment_code_is_the_country_s(small_house: House) -> None:
    publish(small_house)
    code = "2603-320104-04-01-000001"
    small_house.start(item=numbered(small_house), case={"investment_code": code})
    elsewhere = ROW.replace("宁发改〔2026〕1号", "另一个文号").replace("320104", "320505")
    imported(small_house, f"{elsewhere},{code}")
    assert lines(small_house) == [("unclear", "same_number")]
