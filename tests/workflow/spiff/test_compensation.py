"""Compensation: what completed is undone, last first, with the data of its time."""

import pytest

from engine.errors import BadDiagram
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    boundary,
    call,
    definition,
    diagram,
    end,
    gateway,
    line,
    on,
    path,
    script,
    sub,
    throw,
    user,
)

UNDO = on("compensate")
ERROR = '<error id="E1" name="one" errorCode="one"/>'


def undone(activity: str, by: str, undo: str = "") -> str:
    """A compensation event on an activity and what undoes it: a user task if not told."""
    event = f"{activity}_undo"
    line_ = f'<association id="{event}_{by}" sourceRef="{event}" targetRef="{by}"/>'
    made = undo or user(by, attrs='isForCompensation="true"')
    return boundary(event, activity, UNDO) + made + line_


def log(id: str, entry: str, **more: object) -> str:
    """A script that appends to the list `log`."""
    return script(id, "log", f'=append(log, "{entry}")', **more)


def undoing(id: str, entry: str) -> str:
    return log(id, entry, attrs='isForCompensation="true"')


def three(last: str) -> str:
    """Two activities that can be undone, then a third element."""
    return (
        line("m", user("one"), user("two"), last)
        + undone("one", "undo_one")
        + undone("two", "undo_two")
    )


def test_what_completed_is_undone_in_reverse_order_before_the_thrower_goes_on(
    project: Make,
) -> None:
    p = project(diagram(three(throw("back", UNDO))))
    p.complete("one")
    p.complete("two")
    assert p.open == ["undo_two"]
    p.complete("undo_two")
    assert p.open == ["undo_one"]
    assert not p.flow.finished
    p.complete("undo_one")
    assert p.flow.finished
    assert p.kinds("compensated") == [("compensated", "two_undo"), ("compensated", "one_undo")]


def test_an_activity_that_did_not_complete_is_not_undone(project: Make) -> None:
    body = (
        '<startEvent id="s"/>'
        + gateway("parallel", "f")
        + user("done")
        + user("open")
        + throw("back", UNDO)
        + user("after")
        + path("s", "f", "done", "back", "after")
        + path("f", "open")
        + undone("done", "undo_done")
        + undone("open", "undo_open")
    )
    p = project(diagram(body))
    p.complete("done")
    assert p.open == ["open", "undo_done"]
    p.complete("undo_done")
    assert p.open == ["after", "open"]


def test_one_activity_alone_is_undone_when_it_is_named(project: Make) -> None:
    body = three(throw("back", '<compensateEventDefinition activityRef="one"/>'))
    p = project(diagram(body))
    p.complete("one")
    p.complete("two")
    assert p.open == ["undo_one"]
    p.complete("undo_one")
    assert p.flow.finished


def test_a_thrower_that_does_not_wait_goes_on_at_once(project: Make) -> None:
    event = '<compensateEventDefinition waitForCompletion="false"/>'
    body = line("m", user("one"), throw("back", event), user("after")) + undone("one", "undo_one")
    p = project(diagram(body))
    p.complete("one")
    assert p.open == ["after", "undo_one"]


def test_nothing_to_undo_stops_nobody(project: Make) -> None:
    body = line("m", throw("back", UNDO), user("one")) + undone("one", "undo_one")
    assert project(diagram(body)).open == ["one"]


def test_each_turn_of_a_loop_is_undone_by_itself(project: Make) -> None:
    body = (
        '<startEvent id="s"/>'
        + gateway("exclusive", "in")
        + script("work", "n", "=n + 1")
        + gateway("exclusive", "g", "g_back")
        + end("back", UNDO)
        + path("s", "in", "work", "g", "back")
        + path("g", "in", when="=n < 3")
        + undone("work", "undo", undoing("undo", "again"))
    )
    p = project(diagram(body), n=0, log=[])
    assert p.flow.finished
    assert p.root["log"] == ["again"] * 3


def test_what_was_undone_is_not_undone_again(project: Make) -> None:
    body = line("m", log("one", "did"), throw("a", UNDO), throw("b", UNDO))
    p = project(diagram(body + undone("one", "undo", undoing("undo", "undid"))), log=[])
    assert p.flow.finished
    assert p.root["log"] == ["did", "undid"]


def test_a_multi_instance_is_undone_once_as_a_whole(project: Make) -> None:
    work = user("work", loop=("=[1, 2]", "n"))
    body = line("m", work, throw("back", UNDO)) + undone("work", "undo", undoing("undo", "x"))
    p = project(diagram(body), log=[])
    p.complete("work", {"n": 1})
    p.complete("work", {"n": 2})
    assert p.root["log"] == ["x"]


def test_a_called_process_is_undone_by_its_own_event_only(project: Make) -> None:
    child = diagram(line("k", log("a", "a")) + undone("a", "ua", undoing("ua", "-a")), id="child")
    flags = 'propagateAllChildVariables="true"'
    body = line("m", call("c", "child", flags), throw("back", UNDO))
    p = project(diagram(body), child, log=[])
    assert p.root["log"] == ["a"]
    p = project(diagram(body + undone("c", "uc", undoing("uc", "-c"))), child, log=[])
    assert p.root["log"] == ["a", "-c"]


def test_a_compensation_activity_writes_like_any_other(project: Make) -> None:
    undo = user("undo", attrs='isForCompensation="true"', inputs={"was": "=x"}, outputs={"x": "=y"})
    body = line("m", script("one", "x", "=1"), throw("back", UNDO)) + undone("one", "undo", undo)
    p = project(diagram(body))
    assert p.flow.visible(p.task("undo").id)["was"] == 1
    p.complete("undo", y=7)
    assert p.root == {"x": 7}


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (three(throw("back", UNDO)) + path("one_undo", "two"), "one_undo: no sequence flow leaves"),
        (
            line("m", user("one")) + undone("one", "u") + boundary("b", "one", UNDO),
            "b: an activity is undone by one",
        ),
        (
            line("m", user("one")) + undone("one", "u") + boundary("b", "u", on("error")),
            "u: a compensation activity has no boundary events",
        ),
        (
            line("m", sub("p", line("i", throw("back", "{}"))), user("out")),
            "back: activityRef 'out' is nothing here",
        ),
    ],
)
def test_what_could_never_be_undone_as_drawn_is_refused(body: str, finding: str) -> None:
    named = '<compensateEventDefinition activityRef="out"/>'
    with pytest.raises(BadDiagram) as refused:
        definition(diagram(body.replace("{}", named)))
    assert finding in "\n".join(refused.value.findings)
