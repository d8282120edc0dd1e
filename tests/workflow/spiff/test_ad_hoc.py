"""Ad-hoc sub-process: no order of flows, an end by condition or when all is done."""

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    diagram,
    event_sub,
    line,
    node,
    on,
    path,
    script,
    throw,
    timer,
    user,
)
from tests.workflow.spiff.test_compensation import undone


def _box(*inner: str, attrs: str = "", until: str = "", **more: object) -> str:
    condition = f"<completionCondition>{until}</completionCondition>" if until else ""
    return node("adHocSubProcess", "box", "".join(inner) + condition, attrs, **more)  # type: ignore[arg-type]


def test_all_is_offered_together_and_the_rest_goes_on_when_all_is_done(project: Make) -> None:
    p = project(diagram(line("m", _box(user("a"), user("b")), user("after"))))
    assert p.open == ["a", "b"]
    p.complete("b")
    p.complete("a")
    assert p.open == ["after"]


def test_one_after_the_other_in_the_order_of_the_file(project: Make) -> None:
    box = _box(user("a"), user("b"), user("c"), attrs='ordering="Sequential"')
    p = project(diagram(line("m", box, user("after"))))
    for element in "abc":
        assert p.open == [element]
        p.complete(element)
    assert p.open == ["after"]


def test_flows_inside_are_followed(project: Make) -> None:
    box = _box(user("a"), user("b"), user("c"), path("a", "b"))
    p = project(diagram(line("m", box)))
    assert p.open == ["a", "c"]
    p.complete("a")
    assert p.open == ["b", "c"]


def test_its_condition_ends_it_and_what_is_still_open(project: Make) -> None:
    box = _box(user("a"), user("b"), user("c"), until="=enough")
    p = project(diagram(line("m", box, user("after"))), enough=False)
    p.complete("a")
    assert p.open == ["b", "c"]
    p.complete("b", enough=True)
    assert p.open == ["after"]


def test_or_waits_for_what_is_open_when_it_says_so(project: Make) -> None:
    box = _box(user("a"), user("b"), until="=enough", attrs='cancelRemainingInstances="false"')
    p = project(diagram(line("m", box, user("after"))), enough=False)
    p.complete("a", enough=True)
    assert p.open == ["b"]
    p.complete("b")
    assert p.open == ["after"]


def test_a_sequence_stops_at_its_condition(project: Make) -> None:
    box = _box(
        script("a", "n", "=n + 1"),
        script("b", "n", "=n + 1"),
        script("c", "n", "=n + 1"),
        attrs='ordering="Sequential"',
        until="=n = 2",
    )
    p = project(diagram(line("m", box)), n=0)
    assert p.flow.finished
    assert p.root["n"] == 2


def test_it_may_repeat_and_listen_and_be_undone(project: Make) -> None:
    handler = event_sub("h", line("h", user("late")), timer("P1D", "timeDuration"), stop=False)
    inner = (user("a"), user("b"), undone("a", "ua"), handler)
    box = _box(*inner, loop=("=[1, 2]", "n"), sequential=True)
    p = project(diagram(line("m", box, user("ask"), throw("back", on("compensate")))))
    p.do(days=1)
    assert p.open == ["a", "b", "late"]
    for element in ("a", "b", "late", "a", "b", "ask"):
        p.complete(element)
    assert p.open == ["ua"]
    p.complete("ua")
    p.complete("ua")
    assert p.flow.finished
