"""Gateways: which ways a token takes, and what joins wait for."""

import time

import pytest

from engine.workflow.spiff import ElementFailed
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    House,
    Project,
    boundary,
    catch,
    definition,
    diagram,
    end,
    gateway,
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

S = '<startEvent id="s"/>'
E = end("e")


def test_an_exclusive_gateway_takes_the_first_true_way(project: Make) -> None:
    body = (
        S
        + gateway("exclusive", "g", "g_c")
        + user("a")
        + user("b")
        + user("c")
        + path("s", "g")
        + path("g", "a", when="=n > 10")
        + path("g", "b", when="=n > 5")
        + path("g", "c")
    )
    assert project(diagram(body), n=11).open == ["a"]
    assert project(diagram(body), n=6).open == ["b"]
    assert project(diagram(body), n=1).open == ["c"]


def test_a_condition_without_a_value_is_an_incident_that_says_why(project: Make) -> None:
    body = (
        S
        + gateway("exclusive", "g", "g_b")
        + user("a")
        + user("b")
        + path("s", "g")
        + path("g", "a", when="=n > 10")
        + path("g", "b")
    )
    with pytest.raises(ElementFailed, match="there is no variable 'n'") as failed:
        project(diagram(body))
    assert failed.value.element == "g"


def test_no_way_out_is_an_incident(project: Make) -> None:
    body = (
        S + gateway("exclusive", "g") + user("a") + path("s", "g") + path("g", "a", when="=false")
    )
    with pytest.raises(ElementFailed, match="NoWayOut"):
        project(diagram(body))


def test_two_flows_to_the_same_element_are_two_flows(project: Make) -> None:
    flows = (
        '<sequenceFlow id="one" sourceRef="g" targetRef="a"/>'
        '<sequenceFlow id="two" sourceRef="g" targetRef="a"/>'
    )
    p = project(diagram(S + gateway("parallel", "g") + user("a") + path("s", "g") + flows))
    assert p.open == ["a", "a"]


def test_a_parallel_join_keeps_excess_tokens_apart(project: Make) -> None:
    body = (
        S
        + gateway("parallel", "f")
        + gateway("parallel", "j")
        + user("a")
        + user("b")
        + user("c")
        + gateway("exclusive", "x")
        + user("after")
        + path("s", "f", "a", "x", "j", "after")
        + path("f", "b", "x")
        + path("f", "c", "j")
    )
    p = project(diagram(body))
    p.complete("a")
    p.complete("b")
    assert p.open == ["c"]
    p.complete("c")
    assert p.open == ["after"]
    waiting = [element for _, element, _, _ in p.flow.path().active]
    assert sorted(waiting) == ["after", "j"]


INCLUSIVE = (
    S
    + gateway("inclusive", "f", "f_c")
    + user("a")
    + user("b")
    + user("c")
    + gateway("inclusive", "j")
    + user("after")
    + path("s", "f")
    + path("f", "a", when="=a")
    + path("f", "b", when="=b")
    + path("f", "c")
    + path("a", "j")
    + path("b", "j")
    + path("c", "j", "after")
)


def test_an_inclusive_join_waits_for_the_ways_that_were_taken(project: Make) -> None:
    p = project(diagram(INCLUSIVE), a=True, b=True)
    p.complete("a")
    assert p.open == ["b"]
    p.complete("b")
    assert p.open == ["after"]
    p = project(diagram(INCLUSIVE), a=False, b=True)
    p.complete("b")
    assert p.open == ["after"]
    p = project(diagram(INCLUSIVE), a=False, b=False)
    p.complete("c")
    assert p.open == ["after"]


def test_an_inclusive_join_waits_for_a_token_that_may_still_come(project: Make) -> None:
    body = (
        S
        + gateway("parallel", "f")
        + user("a")
        + user("b")
        + gateway("exclusive", "x", "x_e")
        + gateway("inclusive", "j")
        + user("after")
        + E
        + path("s", "f", "a", "j", "after")
        + path("f", "b", "x", "e")
        + path("x", "j", when="=come")
    )
    p = project(diagram(body), come=False)
    p.complete("a")
    assert p.open == ["b"]
    p.complete("b")
    assert p.open == ["after"]


def test_the_first_event_behind_an_event_gateway_wins(project: Make) -> None:
    body = (
        S
        + gateway("eventBased", "g")
        + catch("paid", on("message", "pay"))
        + catch("late", timer("P3D", "timeDuration"))
        + user("go")
        + user("remind")
        + path("s", "g", "paid", "go")
        + path("g", "late", "remind")
    )
    p = project(diagram(body, extra=message("pay", "=no")), no="7")
    assert p.due == {"late": "03-05T09:00"}
    assert p.message("pay", "7", amount=5) == 1
    assert p.open == ["go"]
    assert p.due == {}
    assert p.root["amount"] == 5
    finished = p.flow.path().finished["main"]
    assert finished["g_paid"] == finished["paid"] == finished["g"] == 1
    assert "g_late" not in finished
    p = project(diagram(body, extra=message("pay", "=no")), no="7")
    p.do(days=3)
    assert p.open == ["remind"]
    assert p.message("pay", "7") == 0


def test_several_flows_out_of_a_task_are_all_taken(project: Make) -> None:
    body = (
        S
        + user("t")
        + user("a")
        + user("b")
        + user("c")
        + path("s", "t", "a")
        + path("t", "b", when="=n = 1")
        + path("t", "c", when="=n = 2")
    )
    p = project(diagram(body), n=1)
    p.complete("t")
    assert p.open == ["a", "b"]


def test_each_token_that_enters_a_task_by_whatever_flow_runs_it(project: Make) -> None:
    body = (
        S
        + user("t")
        + user("a")
        + user("b")
        + user("both")
        + path("s", "t", "a", "both")
        + path("t", "b", "both")
    )
    p = project(diagram(body))
    p.complete("t")
    p.complete("a")
    assert p.open == ["b", "both"]
    p.complete("b")
    assert p.open == ["both", "both"]


def test_a_link_leads_on_to_its_catch(project: Make) -> None:
    link = '<linkEventDefinition name="L"/>'
    body = (
        S
        + node("intermediateThrowEvent", "t", link)
        + catch("c", link)
        + user("a")
        + path("s", "t")
        + path("c", "a")
    )
    assert project(diagram(body)).open == ["a"]


def _loop(turns: int) -> bytes:
    work = user("turn", inputs={"before": "=n"}, outputs={"note": "=remark"})
    return diagram(
        S
        + gateway("exclusive", "in")
        + gateway("exclusive", "g", "g_e")
        + E
        + work
        + script("count", "n", "=n + 1")
        + path("s", "in", "turn", "count", "g", "e")
        + path("g", "in", when=f"=n < {turns}")
    )


def test_a_long_loop_stays_flat(project: Make) -> None:
    p = project(_loop(100), n=0)
    sizes = []
    for turn in range(100):
        p.complete("turn", remark=f"{turn:03}")
        tokens, case = p.flow.state()
        sizes.append(len(tokens) + len(case))
    assert p.flow.finished
    assert p.root == {"n": 100, "note": "099"}
    assert max(sizes[10:-1]) - min(sizes[10:-1]) <= 30


def _automatic(turns: int) -> bytes:
    return diagram(
        S
        + gateway("exclusive", "in")
        + gateway("parallel", "f")
        + gateway("parallel", "j")
        + gateway("exclusive", "g", "g_e")
        + E
        + script("a", "n", "=n + 1")
        + script("b", "m", "=n")
        + path("s", "in", "f", "a", "j", "g", "e")
        + path("f", "b", "j")
        + path("g", "in", when=f"=n < {turns}")
    )


def test_five_thousand_turns_through_a_parallel_join_run_flat() -> None:
    began = time.perf_counter()
    p = Project(definition(_automatic(5000)), False, House(), {"n": 0})
    took = time.perf_counter() - began
    assert p.flow.finished
    assert p.root["n"] == 5000
    assert p.flow.path().finished["main"]["j"] == 5000
    assert took < 60, "quadratic joins took minutes"


def test_five_thousand_turns_through_a_guarded_sub_process_leave_nothing_behind() -> None:
    inner = line("i", script("count", "n", "=n + 1"))
    body = (
        S
        + gateway("exclusive", "in")
        + sub("box", inner)
        + boundary("late", "box", timer("P1D", "timeDuration"))
        + gateway("exclusive", "g", "g_e")
        + E
        + path("s", "in", "box", "g", "e")
        + path("g", "in", when="=n < 5000")
        + path("late", "e")
    )
    p = Project(definition(diagram(body)), False, House(), {"n": 0})
    assert p.flow.finished
    assert p.root == {"n": 5000}
    assert p.flow.path().finished["main"]["box"] == 5000
    assert len(p.flow.state()[0]) < 500


def test_a_loop_without_end_is_an_incident() -> None:
    body = S + gateway("exclusive", "a") + script("b", "x", "=1") + path("s", "a", "b", "a")
    with pytest.raises(ElementFailed, match="without end"):
        Project(definition(diagram(body)), False, House(), {})


def test_a_chain_of_two_thousand_nodes_is_read_and_run() -> None:
    nodes = [node("manualTask", f"n{i}") for i in range(2000)]
    p = Project(definition(diagram(line("m", *nodes))), False, House(), {})
    assert p.flow.finished


def test_manual_and_undefined_tasks_pass(project: Make) -> None:
    p = project(diagram(line("m", node("manualTask", "m"), node("task", "t"))))
    assert p.flow.finished


def test_a_terminate_end_ends_its_own_level_only(project: Make) -> None:
    inner = (
        '<startEvent id="is"/>'
        + gateway("parallel", "if")
        + user("a")
        + user("b")
        + end("stop", on("terminate"))
        + path("is", "if", "a", "stop")
        + path("if", "b")
    )
    p = project(diagram(line("m", sub("sub", inner), user("after"))))
    p.complete("a")
    assert p.open == ["after"]


def test_path_counts_elements_and_flows_and_says_where_tokens_stand(project: Make) -> None:
    p = project(_loop(3), n=0)
    p.complete("turn", remark="x")
    p.complete("turn", remark="x")
    path_ = p.flow.path()
    assert path_.finished["main"]["turn"] == 2
    assert path_.finished["main"]["in_turn"] == 3
    assert path_.finished["main"]["s"] == 1
    assert [(process, element) for process, element, _, _ in path_.active] == [("main", "turn")]


def _standard(attrs: str, text: str = "") -> str:
    inner = f"<loopCondition>{text}</loopCondition>" if text else ""
    return f"<standardLoopCharacteristics {attrs}>{inner}</standardLoopCharacteristics>"


@pytest.mark.parametrize(
    ("loop", "turns"),
    [
        (_standard("", "=n &lt; 3"), 3),
        (_standard("", "=n &lt; 0"), 1),
        (_standard('testBefore="true"', "=n &lt; 0"), 0),
        (_standard('loopMaximum="2"', "=n &lt; 9"), 2),
        (_standard('loopMaximum="4"'), 4),
    ],
)
def test_a_standard_loop_runs_while_its_condition_holds(
    project: Make, loop: str, turns: int
) -> None:
    p = project(diagram(line("m", script("add", "n", "=n + 1", inner=loop))), n=0)
    assert p.flow.finished
    assert p.root == {"n": turns}


def test_a_standard_loop_maps_back_what_it_took(project: Make) -> None:
    loop = _standard("", "=n &lt; 3")
    work = script("add", "n", "=n + 1", inner=loop, inputs={"n": "=n"}, outputs={"n": "=n"})
    p = project(diagram(line("m", work)), n=0)
    assert p.root == {"n": 3}


def test_token_quantities_multiply_and_gather(project: Make) -> None:
    body = line(
        "m",
        user("send", attrs='completionQuantity="2"'),
        user("each"),
        user("both", attrs='startQuantity="2"'),
    )
    p = project(diagram(body))
    p.complete("send")
    assert p.open == ["each", "each"]
    assert p.flow.path().finished["main"]["send_each"] == 2
    p.complete("each")
    p.complete("each")
    assert p.open == ["both"]
    p.complete("both")
    assert p.flow.finished
