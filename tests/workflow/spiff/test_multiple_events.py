"""Events with several definitions: any of them, or all where they are parallel."""

import pytest

from engine.workflow.spiff import BpmnError
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    Fails,
    House,
    boundary,
    catch,
    condition,
    diagram,
    end,
    event_sub,
    fork,
    gateway,
    line,
    message,
    node,
    on,
    path,
    service,
    sub,
    throw,
    timer,
    user,
)

KNOWN = (
    message("M", "=key")
    + '<signal id="S1" name="one"/><signal id="S2" name="two"/>'
    + '<error id="E1" name="e" errorCode="e1"/><escalation id="X1" name="x" escalationCode="x1"/>'
)
SIGNALS = on("signal", "S1") + on("signal", "S2")
TOGETHER = 'parallelMultiple="true"'


def _caught(definitions: str, attrs: str = "") -> bytes:
    body = line("m", catch("c", definitions, attrs=attrs), user("after"))
    return diagram(body, extra=KNOWN)


@pytest.mark.parametrize("name", ["one", "two"])
def test_any_of_the_events_goes_on(project: Make, name: str) -> None:
    p = project(_caught(SIGNALS))
    assert p.open == []
    p.do(lambda flow: flow.signal(name, {"x": 1}))
    assert p.open == ["after"]
    assert p.root == {"x": 1}
    assert p.do(lambda flow: flow.signal("two", {})) == 0


def test_a_message_or_a_timer_whichever_is_first(project: Make) -> None:
    both = on("message", "M") + timer("P3D", "timeDuration")
    p = project(_caught(both), key="k")
    assert p.due == {"c": "03-05T09:00"}
    assert [wait.message for wait in p.flow.waits()] == ["M"]
    assert p.message("M", "k", said="yes") == 1
    assert (p.open, p.due, p.flow.waits()) == (["after"], {}, ())
    assert p.root["said"] == "yes"
    late = project(_caught(both), key="k")
    late.do(days=3)
    assert late.open == ["after"]
    assert late.message("M", "k") == 0


def test_a_parallel_multiple_event_waits_for_all_and_keeps_what_each_brought(
    project: Make,
) -> None:
    p = project(_caught(SIGNALS, TOGETHER))
    p.do(lambda flow: flow.signal("two", {"b": 2}))
    p.do(lambda flow: flow.signal("two", {"b": 3}))
    assert p.open == []
    p.do(lambda flow: flow.signal("one", {"a": 1}))
    assert p.open == ["after"]
    assert p.root == {"a": 1, "b": 2}


def test_a_throw_throws_all_its_events(project: Make) -> None:
    body = fork(
        "w1",
        "w2",
        "t",
        then=catch("w1", on("signal", "S1"))
        + catch("w2", on("signal", "S2"))
        + node("manualTask", "t")
        + throw("both", SIGNALS + on("escalation", "X1") + on("message", "M"))
        + user("a")
        + user("b")
        + path("t", "both", "e")
        + path("w1", "a")
        + path("w2", "b"),
    )
    house = House()
    p = project(diagram(body, extra=KNOWN), house=house, key="k")
    assert p.open == ["a", "b"]
    assert [thrown.name for thrown in house.sent] == ["M"]
    assert p.kinds("escalation_uncaught") == [("escalation_uncaught", "both")]


def _guarded(stop: bool, attrs: str = "") -> bytes:
    beside = boundary("late", "work", SIGNALS, stop=stop, attrs=attrs)
    return diagram(
        line("m", user("work")) + beside + user("after") + path("late", "after"), extra=KNOWN
    )


def test_a_boundary_with_several_events_interrupts_by_any(project: Make) -> None:
    p = project(_guarded(True))
    p.do(lambda flow: flow.signal("two", {}))
    assert p.open == ["after"]
    assert p.do(lambda flow: flow.signal("one", {})) == 0


def test_one_that_does_not_interrupt_fires_each_time(project: Make) -> None:
    p = project(_guarded(False))
    p.do(lambda flow: flow.signal("two", {}))
    p.do(lambda flow: flow.signal("one", {}))
    assert p.open == ["after", "after", "work"]
    p.complete("work")
    assert p.do(lambda flow: flow.signal("one", {})) == 0


def test_a_parallel_one_that_does_not_interrupt_begins_anew(project: Make) -> None:
    p = project(_guarded(False, TOGETHER))
    for name, open_ in (("one", 0), ("one", 0), ("two", 1), ("two", 1), ("one", 2)):
        p.do(lambda flow, name=name: flow.signal(name, {}))
        assert p.open == [*["after"] * open_, "work"]


def test_what_the_events_of_an_earlier_round_brought_does_not_come_again(project: Make) -> None:
    beside = boundary("late", "work", SIGNALS, stop=False, attrs=TOGETHER, outputs={"got": "=a"})
    body = line("m", user("work")) + beside + user("after") + path("late", "after")
    p = project(diagram(body, extra=KNOWN))
    p.do(lambda flow: flow.signal("one", {"a": 1}))
    p.do(lambda flow: flow.signal("two", {}))
    assert p.root["got"] == 1
    p.do(lambda flow: flow.signal("two", {}))
    p.do(lambda flow: flow.signal("one", {}))
    assert p.root["got"] is None


def test_a_boundary_for_errors_and_signals_catches_both(project: Make) -> None:
    body = (
        line("m", service("work"), user("wait"))
        + boundary("b", "work", on("error", "E1") + on("signal", "S1"))
        + user("after")
        + path("b", "after")
    )
    house = House(work=Fails(BpmnError("e1")))
    assert project(diagram(body, extra=KNOWN), house=house).open == ["after"]


def test_an_event_sub_process_with_several_events_starts_by_any(project: Make) -> None:
    handler = event_sub("h", line("h", user("handle")), SIGNALS, stop=False)
    p = project(diagram(line("m", sub("box", line("i", user("a")) + handler)), extra=KNOWN))
    p.do(lambda flow: flow.signal("one", {}))
    p.do(lambda flow: flow.signal("two", {}))
    assert p.open == ["a", "handle", "handle"]
    stops = event_sub("h", line("h", user("handle")), SIGNALS, attrs="")
    p = project(diagram(line("m", sub("box", line("i", user("a")) + stops)), extra=KNOWN))
    p.do(lambda flow: flow.signal("two", {}))
    assert p.open == ["handle"]


def test_a_multiple_catch_behind_an_event_gateway(project: Make) -> None:
    body = (
        '<startEvent id="s"/>'
        + gateway("eventBased", "g")
        + catch("either", SIGNALS)
        + catch("late", timer("P1D", "timeDuration"))
        + user("a")
        + user("b")
        + path("s", "g", "either", "a")
        + path("g", "late", "b")
    )
    p = project(diagram(body, extra=KNOWN))
    p.do(lambda flow: flow.signal("two", {}))
    assert p.open == ["a"]
    p.do(days=2)
    assert p.open == ["a"]


def test_a_condition_may_be_one_of_the_events(project: Make) -> None:
    p = project(_caught(condition("=n > 1") + on("signal", "S1")), n=1)
    p.write(n=2)
    assert p.open == ["after"]


def test_a_part_beside_an_exempt_task_does_not_freeze(project: Make) -> None:
    work = user("work", attrs='sunroad:suspendable="false"')
    body = line("m", work, user("next")) + boundary("b", "work", SIGNALS) + end("x")
    p = project(diagram(body + path("b", "x"), extra=KNOWN))
    p.do(lambda flow: flow.suspend())
    p.do(lambda flow: flow.signal("one", {}))
    assert p.open == []
