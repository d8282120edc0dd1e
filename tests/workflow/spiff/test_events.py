"""Errors, escalations, signals, conditions, interruption, thrown messages."""

import pytest

from engine.errors import TaskGone
from engine.workflow.spiff import BpmnError, ElementFailed, Flow
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    Fails,
    House,
    boundary,
    call,
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
    script,
    service,
    sub,
    throw,
    timer,
    user,
)

ERRORS = (
    '<error id="E1" name="one" errorCode="one"/><error id="E2" name="two" errorCode="two"/>'
    '<escalation id="X1" name="x" escalationCode="x"/><signal id="S1" name="alarm"/>'
)


def _guarded(work: str, *events: str) -> bytes:
    ways = "".join(
        boundary(f"on_{n}", "work", event) + user(f"after_{n}") + path(f"on_{n}", f"after_{n}")
        for n, event in enumerate(events)
    )
    return diagram(line("m", work, user("next")) + ways, extra=ERRORS)


def test_a_bpmn_error_is_caught_by_its_code(project: Make) -> None:
    house = House(work=Fails(BpmnError("two", data={"why": "late"})))
    p = project(_guarded(service("work"), on("error", "E1"), on("error", "E2")), house=house)
    assert p.open == ["after_1"]
    assert p.root["why"] == "late"
    assert p.kinds("error_caught") == [("error_caught", "on_1")]


def test_a_failure_is_caught_by_an_event_for_any_error(project: Make) -> None:
    house = House(work=Fails(ValueError("no line")))
    p = project(_guarded(service("work"), on("error", "E1"), on("error")), house=house)
    assert p.open == ["after_1"]


def test_a_failing_expression_is_caught_likewise(project: Make) -> None:
    p = project(_guarded(user("work", loop=("=nothing",)), on("error")))
    assert p.open == ["after_0"]


def test_a_failure_nobody_catches_holds_its_token_and_the_rest_goes_on(project: Make) -> None:
    body = fork(
        "work",
        "b",
        then=service("work") + user("b") + user("c") + path("work", "e") + path("b", "c", "e"),
    )
    body = body.replace(path("s", "fork"), user("first") + path("s", "first", "fork"))
    house = House(work=Fails(ValueError("no line"), ValueError("still none")))
    p = project(diagram(body), house=house)
    first = p.task("first").id
    (failed,) = p.order(lambda flow: flow.complete(first, {"done": True}))
    assert (failed.element, failed.reason) == ("work", "ValueError: no line")
    assert p.open == ["b"]
    assert p.root["done"] is True
    p.complete("b")
    assert p.open == ["c"]
    with pytest.raises(ElementFailed, match="still none"):
        Flow.load(p.definition, house, *p.flow.state(), held=p.held).retry(failed.token)
    p.retry(failed.token)
    p.complete("c")
    assert p.flow.finished


def test_a_person_s_work_stands_when_its_mapping_fails(project: Make) -> None:
    house = House()
    house.functions = {"check": Fails(ValueError("away"), ValueError("away"))}
    work = user("work", outputs={"n": "=check(form)"})
    p = project(diagram(line("m", work)), house=house)
    task = p.task("work").id
    (failed,) = p.order(lambda flow: flow.complete(task, {"form": 5}))
    assert failed.token == task
    assert p.open == []
    with pytest.raises(TaskGone):
        p.do(lambda flow: flow.complete(task, {"form": 6}))
    house.functions = {"check": lambda form: form + 1}
    p.retry(task)
    assert p.root == {"n": 6}


def test_an_error_end_event_is_caught_around_the_sub_process(project: Make) -> None:
    inner = line("i", user("a")).replace('<endEvent id="ie"/>', end("ie", on("error", "E1")))
    p = project(_guarded(sub("work", inner), on("error", "E2"), on("error", "E1")))
    p.complete("a")
    assert p.open == ["after_1"]


def test_an_error_crosses_a_called_process_and_ends_its_loop(project: Make) -> None:
    child = line("c", user("a")).replace('<endEvent id="ce"/>', end("ce", on("error", "E1")))
    loop = call("work", "child", loop=("=[1, 2, 3]", "n"))
    p = project(_guarded(loop, on("error", "E1")), diagram(child, "child", extra=ERRORS))
    p.complete("a", {"n": 2})
    assert p.open == ["after_0"]


def test_an_error_nobody_catches_is_an_incident(project: Make) -> None:
    with pytest.raises(ElementFailed, match="one"):
        project(
            diagram(
                line("m").replace('<endEvent id="me"/>', end("me", on("error", "E1"))), extra=ERRORS
            )
        )


def test_an_event_sub_process_catches_errors_of_its_scope(project: Make) -> None:
    rescue = event_sub("rescue", line("r", user("mend")), on("error", "E1"))
    house = House(work=Fails(BpmnError("one", data={"why": "x"})))
    body = fork("work", "b", then=service("work") + user("b") + path("work", "e") + path("b", "e"))
    p = project(diagram(body + rescue, extra=ERRORS), house=house)
    assert p.open == ["mend"]
    assert p.root["why"] == "x"
    p.complete("mend")
    assert p.flow.finished


def test_an_escalation_may_go_on_beside_its_catcher(project: Make) -> None:
    inner = line("i", throw("up", on("escalation", "X1")), user("a"))
    body = (
        line("m", sub("work", inner))
        + boundary("on_x", "work", on("escalation", "X1"), stop=False)
        + user("told")
        + path("on_x", "told")
    )
    p = project(diagram(body, extra=ERRORS))
    assert p.open == ["a", "told"]
    p.complete("a")
    p.complete("told")
    assert p.flow.finished


def test_an_interrupting_escalation_ends_the_thrower(project: Make) -> None:
    inner = line("i", throw("up", on("escalation", "X1")), user("a"))
    p = project(_guarded(sub("work", inner), on("escalation", "X1")))
    assert p.open == ["after_0"]


def test_an_escalation_nobody_catches_is_noted(project: Make) -> None:
    p = project(diagram(line("m", throw("up", on("escalation", "X1"))), extra=ERRORS))
    assert p.flow.finished
    assert p.kinds("escalation_uncaught") == [("escalation_uncaught", "up")]


def test_a_signal_end_event_reaches_everything_that_waits(project: Make) -> None:
    body = fork(
        "a",
        "w1",
        "w2",
        then=user("a")
        + end("ring", on("signal", "S1"))
        + catch("w1", on("signal", "S1"))
        + user("w2")
        + user("heard")
        + user("left")
        + boundary("b", "w2", on("signal", "S1"))
        + path("a", "ring")
        + path("w1", "heard", "e")
        + path("w2", "e")
        + path("b", "left"),
    )
    p = project(diagram(body, extra=ERRORS))
    p.complete("a")
    assert p.open == ["heard", "left"]
    assert p.do(lambda flow: flow.signal("alarm", {})) == 0


def test_a_condition_is_looked_at_after_every_change(project: Make) -> None:
    inner = line("i", user("a"), script("one", "n", "=n + 1"), script("two", "m", "=1"), user("b"))
    p = project(_guarded(sub("work", inner), condition("=n >= 2")), n=1)
    p.complete("a")
    assert p.open == ["after_0"]
    assert "m" not in p.root, "work queued inside was stopped"


def test_a_condition_that_does_not_interrupt_fires_when_it_becomes_true(project: Make) -> None:
    body = (
        line("m", user("work"))
        + user("seen")
        + boundary("b", "work", condition("=n > 1"), stop=False)
        + path("b", "seen")
    )
    p = project(diagram(body), n=0)
    for n, times in ((2, 1), (3, 1), (0, 1), (5, 2)):
        p.write(n=n)
        assert p.open.count("seen") == times


def test_a_condition_catch_goes_on_at_once_when_true(project: Make) -> None:
    p = project(diagram(line("m", catch("c", condition("=ready")), user("a"))), ready=False)
    assert p.open == []
    p.write(ready=True)
    assert p.open == ["a"]


def test_an_interrupting_boundary_event_stops_work_already_queued(project: Make) -> None:
    inner = line("i", user("a"), *(script(f"s{n}", f"v{n}", "=1") for n in range(3)))
    body = (
        line("m", sub("work", inner))
        + boundary("b", "work", on("message", "stop"))
        + user("stopped")
        + path("b", "stopped")
    )
    p = project(diagram(body, extra=message("stop", "=no")), no=1)
    token = p.task("a").id
    p.message("stop", 1, why="order")
    assert p.open == ["stopped"]
    assert p.root == {"no": 1, "why": "order"}
    with pytest.raises(TaskGone):
        p.do(lambda flow: flow.complete(token, {}))


def test_an_interrupting_boundary_event_on_a_loop_ends_every_body(project: Make) -> None:
    body = (
        line("m", call("work", "child", loop=("=[1, 2]", "n")))
        + boundary("b", "work", timer("P1D", "timeDuration"))
        + user("late")
        + path("b", "late")
    )
    p = project(diagram(body), diagram(line("c", sub("in", line("i", user("a")))), "child"))
    p.do(days=1)
    assert p.open == ["late"]
    left = [h.element for h in p.happened if h.kind == "left" and h.detail.get("cancelled")]
    assert left.count("a") == 2
    p.complete("late")
    assert p.flow.finished
    assert list(p.flow._running.scopes) == ["root"]
    assert not p.flow._running.subprocesses


def test_an_interrupting_event_sub_process_ends_its_scope(project: Make) -> None:
    stop = event_sub("stop", line("x", user("wind_up")), on("message", "stop"))
    body = line("m", sub("work", line("i", user("a")) + stop), user("after"))
    p = project(diagram(body, extra=message("stop", "=no")), no=1)
    p.message("stop", 1)
    assert p.open == ["wind_up"]
    p.complete("wind_up")
    assert p.open == ["after"]


def test_a_thrown_message_carries_its_mapped_payload(project: Make) -> None:
    said = throw("say", on("message", "tell"), inputs={"text": '="hello " + name'})
    last = end("last", on("message", "tell"))
    send = node("sendTask", "send", attrs='messageRef="tell"', inputs={"n": "=1"})
    body = line("m", said, send).replace('<endEvent id="me"/>', last.replace("last", "me"))
    p = project(diagram(body, extra=message("tell", "=no")), name="Li", no=3)
    got = [(t.name, t.correlation, dict(t.payload)) for t in p.house.sent]
    assert got == [("tell", 3, {"text": "hello Li"}), ("tell", 3, {"n": 1}), ("tell", 3, {})]


def test_a_send_task_with_a_task_definition_is_a_service(project: Make) -> None:
    send = node("sendTask", "send", ext='<zeebe:taskDefinition type="mail"/>')
    p = project(diagram(line("m", send)), house=House(mail=lambda call: {"mailed": True}))
    assert p.root["mailed"] is True


def test_a_receive_task_waits_for_its_message(project: Make) -> None:
    receive = node("receiveTask", "r", attrs='messageRef="pay"')
    p = project(diagram(line("m", receive, user("a")), extra=message("pay", "=no")), no=1)
    assert p.message("pay", 1, amount=2) == 1
    assert p.root["amount"] == 2


def test_a_service_gets_its_mapped_inputs_and_headers(project: Make) -> None:
    house = House(**{"notices.publish": lambda call: {"url": "u", "id": 7}})
    ext = (
        '<zeebe:taskDefinition type="notices.publish"/><zeebe:taskHeaders>'
        '<zeebe:header key="kind" value="tender"/></zeebe:taskHeaders>'
    )
    task = node("serviceTask", "t", ext=ext, inputs={"title": "=name"}, outputs={"link": "=url"})
    p = project(diagram(line("m", task)), house=house, name="A")
    assert house.calls[0].inputs == {"title": "A"}
    assert house.calls[0].headers == {"kind": "tender"}
    assert p.root == {"name": "A", "link": "u"}
    assert [h.detail for h in p.happened if h.kind == "service"] == [{"service": "notices.publish"}]


def test_a_decision_is_asked_on_the_visible_names(project: Make) -> None:
    ext = '<zeebe:calledDecision decisionId="mode" resultVariable="rule"/>'
    p = project(diagram(line("m", node("businessRuleTask", "d", ext=ext))), x=4)
    assert p.root["rule"] == "mode of 4"


def test_calls_nest_twenty_deep_and_no_deeper(project: Make) -> None:
    again = call("again", "main", inputs={"n": "=n + 1"})
    with pytest.raises(ElementFailed, match="TooDeep"):
        project(diagram(line("m", again)), n=0)


def test_tasks_name_their_people(project: Make) -> None:
    ext = (
        '<zeebe:formDefinition formId="works/registration"/>'
        '<zeebe:assignmentDefinition assignee="=expert.login" candidateUsers="=[a, b]"'
        ' candidateGroups="org:1, org:2"/><zeebe:priorityDefinition priority="80"/>'
    )
    lane = '<lane id="Lane_bidder" name="投标人"><flowNodeRef>t</flowNodeRef></lane>'
    lanes = f"<laneSet>{lane}</laneSet>"
    p = project(
        diagram(line("m", user("t", ext=ext)), lanes=lanes),
        expert={"login": "zhang"},
        a="p1",
        b="p2",
    )
    task = p.task("t")
    assert task.assignee == "zhang"
    assert task.users == ("p1", "p2")
    assert task.groups == ("org:1", "org:2")
    assert (task.priority, task.form, task.lane) == (80, "works/registration", "bidder")


def test_cancel_ends_everything(project: Make) -> None:
    p = project(diagram(line("m", sub("s", line("i", user("a"))))))
    p.do(lambda flow: flow.cancel())
    assert p.flow.finished
    assert p.open == []


def test_evaluate_sees_what_the_task_sees(project: Make) -> None:
    p = project(diagram(line("m", user("a", inputs={"x": "=2"}))), x=1)
    task = p.task("a").id
    assert p.flow.evaluate(task, "=x + y", {"y": 3}) == 5
    assert p.flow.evaluate(None, "=x") == 1
    assert p.flow.evaluate(None, "x") == "x"


def test_an_assignment_that_fails_leaves_the_task_readable(project: Make) -> None:
    house = House()
    house.functions = {"head": Fails(*(ValueError("away") for _ in range(9)))}
    ext = '<zeebe:assignmentDefinition assignee="=head(1)"/>'
    p = project(diagram(line("m", user("t", ext=ext))), house=house)
    assert p.task("t").assignee is None


def test_a_cancelled_transaction_goes_on_at_its_cancel_event(project: Make) -> None:
    inner = (
        '<startEvent id="is"/>'
        + user("a")
        + user("b")
        + gateway("parallel", "f")
        + end("stop", on("cancel"))
        + path("is", "f", "a", "stop")
        + path("f", "b")
    )
    body = (
        line("m", node("transaction", "deal", inner), user("done"))
        + boundary("broken", "deal", on("cancel"))
        + user("undo")
        + path("broken", "undo")
    )
    p = project(diagram(body))
    p.complete("a")
    assert p.open == ["undo"]
