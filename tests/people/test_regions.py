"""Regions: the data file, and who lies within whom."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from engine.people import regions
from engine.people.queries.names import region_names
from engine.people.queries.regions_tree import regions_tree
from engine.people.regions import within
from engine.people.tables import RegionRow
from tests.people.house import ROOT, House

ALL = regions.load(ROOT / "processes")
CODES = st.sampled_from([region.code for region in ALL])
PARENT = {region.code: region.parent for region in ALL}


def test_the_file_holds_all_of_jiangsu() -> None:
    assert Counter(region.level for region in ALL) == {1: 1, 2: 13, 3: 95}
    assert len(PARENT) == 109
    assert {region.zh for region in ALL} >= {"江苏省", "苏州市", "玄武区", "昆山市"}


def ancestors(code: str) -> set[str]:
    above = PARENT[code]
    return {code} | (ancestors(above) if above else set())


@given(CODES, CODES)
def test_within_means_the_same_as_the_parents_in_the_file(one: str, other: str) -> None:
    assert within(one, other) == (other in ancestors(one))


@pytest.mark.parametrize(("region", "scope"), [(None, "320000"), ("320100", None), ("", "")])
def test_nowhere_lies_within_nothing(region: str | None, scope: str | None) -> None:
    assert not within(region, scope)


def test_storing_twice_changes_nothing_and_a_new_name_is_taken_over(house: House) -> None:
    with house.sessions.begin() as session:
        assert regions.store(session, ALL) == 0
        session.get_one(RegionRow, "320102").name = "旧名"
        assert regions.store(session, ALL) == 1
        assert session.scalar(select(func.count()).select_from(RegionRow)) == 109
    assert house.ask(region_names)["320102"] == "玄武区"
    assert house.ask(region_names, "en")["320102"] == "Xuanwu District"


def test_the_tree_has_one_root_with_thirteen_cities(house: House) -> None:
    (root,) = house.ask(regions_tree)
    assert (root.code, root.zh, len(root.children)) == ("320000", "江苏省", 13)
    assert sum(len(city.children) for city in root.children) == 95


def test_a_parent_must_come_first(tmp_path: Path) -> None:
    lines = "code,zh,en,parent,level\n320100,南京市,Nanjing,320000,2\n"
    (tmp_path / "regions.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match="320100 comes before its parent 320000"):
        regions.load(tmp_path)
