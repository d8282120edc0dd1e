"""What may be compared, and the files of each side, on both databases."""

import pytest

from bench import diagrams, lab
from engine.errors import NotAllowed, NotFound
from engine.studio.orders.drop_draft import DropDraft
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.compared import side, side_files, sides, types_kept
from engine.vocabulary import Actor
from engine.workflow.comparing import compare
from tests.workflow.houses import House

ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
KEEPER = Actor(id="k1", region="320100", roles=frozenset({"catalogue_keeper"}))
BIDDER = Actor(id="b1", region="320100", roles=frozenset({"bidder"}))
TYPE = "tiny"


def version(house: House) -> str:
    """A published version of the smallest type."""
    lab.publish(house.engine, diagrams.line(TYPE, 1), TYPE)
    (kept,) = [one.id for one in house.engine.ask(sides, ANALYST, TYPE) if one.number]
    return kept


def draft(house: House, based_on: str | None = None, **files: bytes) -> str:
    order = OpenDraft(
        actor=ANALYST,
        trading_type=TYPE,
        title="改",
        region="320000",
        based_on=based_on,
        files=files,
    )
    return str(house.engine.handle(order))


def test_drafts_come_first_and_then_the_versions(house: House) -> None:
    kept = version(house)
    mine = draft(house, kept)
    dropped = draft(house)
    house.engine.handle(DropDraft(actor=ANALYST, draft=dropped, reason="不要了"))
    offered = house.engine.ask(sides, ANALYST, TYPE)
    assert [(one.id, one.number, one.title) for one in offered] == [(mine, 0, "改"), (kept, 1, "")]
    assert house.engine.ask(types_kept, ANALYST) == (TYPE,)
    assert house.engine.ask(side, ANALYST, mine).based_on == kept


def test_a_version_has_its_item_as_a_draft_has(house: House) -> None:
    files = house.engine.ask(side_files, ANALYST, version(house))
    assert {"item.toml", "process.bpmn", "forms/tiny/start.form"} <= files.keys()


def test_a_draft_begun_from_a_version_differs_in_nothing_until_it_is_changed(house: House) -> None:
    kept = version(house)
    files = dict(house.engine.ask(side_files, ANALYST, kept))
    same = house.engine.ask(side_files, ANALYST, draft(house, kept, **files))
    assert compare(files, same) == ()
    files["item.toml"] = files["item.toml"].replace(b'zh = "TINY"', 'zh = "小"'.encode())
    changed = house.engine.ask(side_files, ANALYST, draft(house, kept, **files))
    (file,) = compare(same, changed)
    assert [one.zh for one in file.changes] == ["目录项的名称由“TINY”改为“小”"]


def test_a_keeper_of_a_city_sees_versions_and_no_drafts_of_the_province(house: House) -> None:
    kept, hidden = version(house), draft(house)
    assert [one.id for one in house.engine.ask(sides, KEEPER, TYPE)] == [kept]
    for query in (side, side_files):
        with pytest.raises(NotFound):
            house.engine.ask(query, KEEPER, hidden)


def test_bidders_compare_nothing(house: House) -> None:
    kept = version(house)
    for query, argument in ((sides, TYPE), (side, kept), (side_files, kept)):
        with pytest.raises(NotAllowed):
            house.engine.ask(query, BIDDER, argument)


def test_files_that_cannot_be_read_are_compared_all_the_same(house: House) -> None:
    torn = {"process.bpmn": b"<bpmn:definitions", "item.toml": b"= =", "stories/a.json": b"["}
    broken = house.engine.ask(side_files, ANALYST, draft(house, **torn))
    changes = compare(house.engine.ask(side_files, ANALYST, version(house)), broken)
    assert {change.path for change in changes} >= set(torn)
