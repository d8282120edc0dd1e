"""Items of a loop: each has a way, tokens and a result of its own, also when it has ended."""

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import boundary, call, diagram, line, path, sub, timer, user

LOTS = [{"id": "1", "name": "north"}, {"id": "2", "name": "south"}]
EACH = call(
    "each",
    "lot",
    loop=("=lots", "lot", "results", "={lot: lot.id, price: price}"),
    attrs='sunroad:instanceLabel="=lot.name"',
    outputs={"price": "=price"},
)
MAIN = diagram(line("m", EACH, user("after")))
LOT = diagram(line("l", user("open"), user("award")), "lot")


def test_each_item_has_its_own_way_and_tokens(project: Make) -> None:
    p = project(MAIN, LOT, lots=LOTS)
    p.complete("open", {"lot": LOTS[0]})
    north, south = p.flow.runs()
    assert [north.label, south.label] == ["north", "south"]
    assert [north.inner, north.element, north.index, south.index] == ["lot", "each", 0, 1]
    assert north.walked == {"lot": {"ls": 1, "ls_open": 1, "open": 1, "open_award": 1}}
    assert south.walked == {"lot": {"ls": 1, "ls_open": 1}}
    award = p.task("award").id
    assert award in north.live
    assert award not in south.tokens
    assert p.flow.path().finished["lot"]["ls"] == 2


def test_an_ended_item_keeps_its_way_and_its_result(project: Make) -> None:
    p = project(MAIN, LOT, lots=LOTS)
    opened = p.task("open", lot=LOTS[0]).id
    p.complete("open", {"lot": LOTS[0]})
    p.complete("award", {"lot": LOTS[0]}, price=7)
    north, south = p.flow.runs()
    assert north.result == {"lot": "1", "price": 7}
    assert north.ended_at == p.house.now.isoformat()
    assert not north.cut
    assert not north.live
    assert opened in north.tokens
    assert south.result is None
    p.complete("open")
    p.complete("award", price=8)
    assert [run.result for run in p.flow.runs()] == p.root["results"]
    assert [run.label for run in p.flow.runs()] == ["north", "south"]
    assert p.flow.runs()[0].walked == north.walked


def test_an_item_that_is_cut_off_says_so(project: Make) -> None:
    each = sub("each", line("l", user("open")), loop=("=[1, 2]", "n"))
    late = boundary("late", "each", timer("P1D", "timeDuration"))
    way = late + user("late_work") + path("late", "late_work")
    p = project(diagram(line("m", each, user("after")) + way))
    p.complete("open", {"n": 1})
    p.do(days=2)
    first, second = p.flow.runs()
    assert not first.cut
    assert second.cut
    assert second.ended_at


def test_a_large_loop_keeps_no_ways_but_knows_its_live_items(project: Make) -> None:
    each = sub("each", line("l", user("open")), loop=(f"={list(range(60))}", "n"))
    p = project(diagram(line("m", each)))
    p.complete("open", {"n": 3})
    runs = p.flow.runs()
    assert len(runs) == 59
    assert {run.walked for run in runs} == {None}
    assert {run.index for run in runs} == set(range(60)) - {3}


def test_the_tokens_of_a_version_without_loops_stay_as_they_were(project: Make) -> None:
    p = project(diagram(line("m", user("a"))))
    assert p.flow.runs() == ()
