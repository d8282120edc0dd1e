"""How a flow begins: start events, instantiating tasks and gateways, global tasks."""

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    boundary,
    call,
    catch,
    diagram,
    end,
    line,
    message,
    node,
    on,
    path,
    script,
    sub,
    timer,
    user,
)

M = message("M", "=key") + message("N", "=key")


def test_a_message_start_is_what_started_the_flow(project: Make) -> None:
    start = f'<startEvent id="s">{on("message", "M")}</startEvent>'
    p = project(diagram(start + user("a") + path("s", "a"), extra=M))
    assert p.open == ["a"]


def test_a_timer_start_waits_for_its_time(project: Make) -> None:
    start = f'<startEvent id="s">{timer("P2D", "timeDuration")}</startEvent>'
    p = project(diagram(start + user("a") + path("s", "a")))
    assert p.open == []
    p.do(days=2)
    assert p.open == ["a"]


def test_an_instantiating_receive_task_has_received_what_started_the_flow(project: Make) -> None:
    receive = node("receiveTask", "r", attrs='messageRef="M" instantiate="true"')
    p = project(diagram(receive + user("a") + path("r", "a"), extra=M), key="k")
    assert p.open == ["a"]
    assert p.flow.waits() == ()


def _gateway(kind: str) -> bytes:
    attrs = f'instantiate="true" eventGatewayType="{kind}"'
    return diagram(
        node("eventBasedGateway", "g", attrs=attrs)
        + catch("m", on("message", "M"))
        + node("receiveTask", "n", attrs='messageRef="N"')
        + user("a")
        + user("b")
        + end("e")
        + path("g", "m", "a", "e")
        + path("g", "n", "b", "e"),
        extra=M,
    )


def test_an_instantiating_event_gateway_goes_on_with_the_first_event(project: Make) -> None:
    p = project(_gateway("Exclusive"), key="k")
    assert sorted(wait.message for wait in p.flow.waits()) == ["M", "N"]
    assert p.message("N", "k", x=1) == 1
    assert p.open == ["b"]
    assert p.message("M", "k") == 0
    p.complete("b")
    assert p.flow.finished


def test_a_parallel_one_goes_on_with_each_event_and_ends_when_all_have_come(
    project: Make,
) -> None:
    p = project(_gateway("Parallel"), key="k")
    assert p.message("N", "k") == 1
    p.complete("b")
    assert not p.flow.finished
    assert p.message("M", "k") == 1
    assert p.open == ["a"]
    p.complete("a")
    assert p.flow.finished
    assert p.flow.path().finished["main"]["g"] == 1


def test_without_a_start_event_all_begins_that_nothing_leads_to(project: Make) -> None:
    late = boundary("late", "a", timer("P1D", "timeDuration")) + user("d") + path("late", "d")
    inner = user("a") + user("b") + user("c") + path("a", "c") + late
    p = project(diagram(inner))
    assert p.open == ["a", "b"]
    p.complete("a")
    assert p.open == ["b", "c"]
    p = project(diagram(line("m", sub("box", inner), user("after"))))
    for element in ("b", "a", "c"):
        p.complete(element)
    assert p.open == ["after"]


def test_a_global_task_is_called_like_a_process(project: Make) -> None:
    text = script("work", "x", "=n + 1").replace("scriptTask", "globalScriptTask")
    asked = user("ask").replace("userTask", "globalUserTask")
    body = line("m", node("callActivity", "c", attrs='calledElement="t:work"'), call("d", "ask"))
    p = project(diagram(body, extra=text + asked), n=1)
    assert p.root["x"] == 2
    p.complete("ask", said="yes")
    assert p.flow.finished
    assert p.root["said"] == "yes"
