"""Event sub-processes: every kind of start, interrupting and not."""

from collections.abc import Callable

import pytest

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    Project,
    call,
    condition,
    diagram,
    end,
    event_sub,
    line,
    message,
    on,
    path,
    script,
    sub,
    throw,
    timer,
    user,
)

KNOWN = (
    message("M", "=key")
    + '<signal id="S1" name="alarm"/><error id="E1" name="e" errorCode="e1"/>'
    + '<escalation id="X1" name="x" escalationCode="x1"/>'
)
Raise = Callable[[Project], object]
KINDS: dict[str, tuple[str, Raise]] = {
    "message": (on("message", "M"), lambda p: p.message("M", "k")),
    "signal": (on("signal", "S1"), lambda p: p.do(lambda flow: flow.signal("alarm", {}))),
    "timer": (timer("P1D", "timeDuration"), lambda p: p.do(days=1)),
    "cycle": (timer("R/P1D", "timeCycle"), lambda p: p.do(days=1)),
    "conditional": (condition("=n > 1"), lambda p: p.write(n=p.root["n"] + 1)),
    "escalation": (on("escalation", "X1"), lambda p: p.complete("raise")),
}
MANY = ("message", "signal", "cycle", "escalation")
"""Kinds that may start one that does not interrupt again and again."""


def _drawn(definition: str, stop: bool) -> bytes:
    turn = user("raise") + throw("thrown", on("escalation", "X1"))
    inner = (
        '<startEvent id="is"/><parallelGateway id="f"/><exclusiveGateway id="again"/>'
        + turn
        + user("work")
        + path("is", "f", "again", "raise", "thrown", "again")
        + path("f", "work")
    )
    handler = event_sub("h", line("h", user("handle")), definition, stop=stop)
    return diagram(line("m", sub("box", inner + handler), user("after")), extra=KNOWN)


@pytest.mark.parametrize("kind", KINDS)
def test_an_interrupting_one_ends_its_scope_and_runs_once(project: Make, kind: str) -> None:
    definition, come = KINDS[kind]
    p = project(_drawn(definition, True), key="k", n=1)
    assert p.open == ["raise", "work"]
    come(p)
    assert p.open == ["handle"]
    if kind not in ("escalation",):
        come(p)
    assert p.open == ["handle"], "it starts once"
    p.complete("handle")
    assert p.open == ["after"]
    assert p.due == {}
    assert p.flow.waits() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_does_not_interrupt_runs_beside_its_scope(project: Make, kind: str) -> None:
    definition, come = KINDS[kind]
    p = project(_drawn(definition, False), key="k", n=1)
    come(p)
    assert p.open == ["handle", "raise", "work"]
    come(p)
    times = 2 if kind in MANY else 1
    assert p.open == [*["handle"] * times, "raise", "work"]
    for _ in range(times):
        p.complete("handle")
    assert p.open == ["raise", "work"]


@pytest.mark.parametrize("code", [on("error", "E1"), on("error")], ids=["code", "any"])
def test_an_error_start_takes_over_its_scope(project: Make, code: str) -> None:
    inner = (
        '<startEvent id="is"/><parallelGateway id="f"/>'
        + user("go")
        + end("fails", on("error", "E1"))
        + user("work")
        + path("is", "f", "go", "fails")
        + path("f", "work")
        + event_sub("h", line("h", user("handle")), code)
    )
    p = project(diagram(line("m", sub("box", inner), user("after")), extra=KNOWN))
    p.complete("go")
    assert p.open == ["handle"]
    p.complete("handle")
    assert p.open == ["after"]


def test_a_scope_waits_for_what_runs_beside_it(project: Make) -> None:
    p = project(_drawn(on("signal", "S1"), False), key="k", n=1)
    p.do(lambda flow: flow.signal("alarm", {}))
    p.complete("work")
    assert p.open == ["handle", "raise"]


def test_one_on_the_outermost_level_listens_to_the_whole_project(project: Make) -> None:
    handler = event_sub("h", line("h", user("handle")), on("escalation", "X1"))
    inner = line("i", user("a"), throw("t", on("escalation", "X1")), user("b"))
    p = project(
        diagram(line("m", call("c", "child")) + handler, extra=KNOWN),
        diagram(inner, "child", KNOWN),
    )
    p.complete("a")
    assert p.open == ["handle"]
    p.complete("handle")
    assert p.flow.finished


def test_an_error_inside_the_handler_goes_outwards(project: Make) -> None:
    fails = line("h", script("x", "x", "=1"), end("again", on("error", "E1")))
    fails = fails.replace(path("again", "he"), "").replace('<endEvent id="he"/>', "")
    inner = line("i", end("fails", on("error", "E1"))).replace(path("fails", "ie"), "")
    inner = inner.replace('<endEvent id="ie"/>', "")
    outer = event_sub("o", line("o", user("outer")), on("error", "E1"))
    box = sub("box", inner + event_sub("h", fails, on("error", "E1")))
    p = project(diagram(line("m", box) + outer, extra=KNOWN))
    assert p.open == ["outer"]
    assert p.root == {"x": 1}
