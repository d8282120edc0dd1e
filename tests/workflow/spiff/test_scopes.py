"""The case file: who sees what, and where a value is written."""

from decimal import Decimal

import pytest

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    call,
    catch,
    diagram,
    event_sub,
    fork,
    gateway,
    line,
    message,
    node,
    on,
    path,
    script,
    sub,
    user,
)


def test_two_parallel_lots_keep_their_own_award(project: Make) -> None:
    each = call("lots", "lot", loop=("=lots", "lot", "awards", "={lot: lot, to: award}"))
    p = project(
        diagram(line("m", each, user("sum_up"))),
        diagram(line("l", user("pick"), user("confirm")), "lot"),
        lots=["A", "B"],
        award="none",
    )
    p.complete("pick", {"lot": "B"}, award="company 2")
    p.complete("pick", {"lot": "A"}, award="company 1")
    seen = {p.flow.visible(t.id)["lot"]: p.flow.visible(t.id)["award"] for t in p.flow.tasks()}
    assert seen == {"A": "company 1", "B": "company 2"}
    p.complete("confirm", {"lot": "B"})
    p.complete("confirm", {"lot": "A"})
    p.complete("sum_up")
    awards = [{"lot": "A", "to": "company 1"}, {"lot": "B", "to": "company 2"}]
    assert p.root == {"lots": ["A", "B"], "award": "none", "awards": awards}
    assert p.flow.finished


def test_tasks_are_named_after_their_instance_and_those_around_it(project: Make) -> None:
    said = 'sunroad:instanceLabel="=lot.name"'
    inner = 'sunroad:instanceLabel="=if n = 2 then null else string(n)"'
    each = call("lots", "lot", attrs=said, loop=("=lots", "lot"))
    turns = call("turns", "turn", attrs=inner, loop=("=[1, 2]", "n"))
    p = project(
        diagram(line("m", each)),
        diagram(line("l", turns), "lot"),
        diagram(line("t", user("pick")), "turn"),
        lots=[{"name": "东段"}, {"name": "西段"}],
    )
    names = sorted(task.name for task in p.flow.tasks())
    assert names == ["pick · 东段", "pick · 东段 · 1", "pick · 西段", "pick · 西段 · 1"]


def test_each_expert_sees_an_empty_sheet_and_owns_their_score(project: Make) -> None:
    rate = user("rate", loop=("=experts", "expert", "scores", "={who: expert, score: score}"))
    p = project(diagram(line("m", rate)), experts=["zhang", "li", "wang"], score=99)
    for who, score in (("wang", Decimal("70.10")), ("zhang", 90), ("li", 80)):
        assert all(p.flow.prefill(t.id, ["score"]) == {} for t in p.flow.tasks())
        p.complete("rate", {"expert": who}, score=score)
    scores = [(s["who"], str(s["score"])) for s in p.root["scores"]]
    assert scores == [("zhang", "90"), ("li", "80"), ("wang", "70.10")]
    assert p.root["score"] == 99


def test_a_sequential_loop_takes_its_items_once_and_runs_null_items(project: Make) -> None:
    ask = user("ask", loop=("=items", "item", "answers", "=[item, answer]"), sequential=True)
    p = project(diagram(line("m", ask)), items=["a", None, "b"])
    for turn in range(3):
        p.write(items=["x"] * turn)
        assert p.open == ["ask"]
        p.complete("ask", answer=turn)
    assert p.root == {"items": ["x", "x"], "answers": [["a", 0], [None, 1], ["b", 2]]}


def test_an_empty_collection_passes_and_leaves_an_empty_result(project: Make) -> None:
    ask = user("ask", loop=("=items", "item", "answers", "=answer"))
    p = project(diagram(line("m", ask)), items=[])
    assert p.flow.finished
    assert p.root["answers"] == []


def test_a_completion_condition_ends_the_loop_early(project: Make) -> None:
    ask = user("ask", loop=("=items", "item", "answers", "=answer"), until="=answer = 2 or false")
    p = project(diagram(line("m", ask)), items=["a", "b", "c"])
    p.complete("ask", {"item": "b"}, answer=1)
    p.complete("ask", {"item": "c"}, answer=2)
    assert p.flow.finished
    assert p.root["answers"] == [None, 1, 2]


def test_a_completion_condition_knows_how_many_instances_are_done(project: Make) -> None:
    ask = user("ask", loop=("=items",), until="=numberOfCompletedInstances >= 2")
    p = project(diagram(line("m", ask)), items=[1, 2, 3])
    p.complete("ask")
    p.complete("ask")
    assert p.flow.finished


def test_mappings_of_a_sub_process_are_its_own_and_see_the_earlier_ones(project: Make) -> None:
    inside = sub(
        "sub",
        line("i", script("double", "twice", "=amount * 2"), user("check")),
        inputs={"amount": "=price + 1"},
        outputs={"total": "=amount + twice", "next": "=total + 1"},
    )
    p = project(diagram(line("m", inside, user("after"))), price=10, amount=5)
    assert p.flow.visible(p.task("check").id)["amount"] == 11
    p.complete("check", amount=100, remark="fine")
    p.complete("after")
    expected = {"price": 10, "amount": 5, "twice": 22, "remark": "fine", "total": 122, "next": 123}
    assert p.root == expected


def test_a_called_process_reads_through_or_is_sealed(project: Make) -> None:
    sealed = call(
        "sealed",
        "child",
        'propagateAllParentVariables="false" propagateAllChildVariables="false"',
        inputs={"y": "=2"},
        outputs={"sealed_saw": "=seen"},
    )
    main = fork(
        "plain",
        "amend",
        then=call("plain", "child", inputs={"x": "=1"})
        + user("amend")
        + sealed
        + path("plain", "sealed", "e")
        + path("amend", "e"),
    )
    look = script("look", "seen", '=if city = null then "nothing" else city')
    p = project(
        diagram(main), diagram(line("c", look, user("work")), "child"), city="Nanjing", deadline=1
    )
    p.complete("amend", deadline=2)
    p.complete("work", city="Wuxi")
    assert p.root == {"city": "Wuxi", "deadline": 2, "seen": "Nanjing"}
    p.complete("work")
    assert p.root == {
        "city": "Wuxi",
        "deadline": 2,
        "seen": "Nanjing",
        "sealed_saw": "nothing",
    }


def test_a_loop_item_of_the_same_name_does_not_fool_a_gateway(project: Make) -> None:
    body = (
        line("m", user("ask", loop=("=bidders", "bidder")), user("choose")).replace(
            path("choose", "me"), ""
        )
        + gateway("exclusive", "g", default="g_wrong")
        + user("award")
        + user("wrong")
        + path("choose", "g")
        + path("g", "award", when='=bidder = "winner"')
        + path("g", "wrong", "me")
        + path("award", "me")
    )
    p = project(diagram(body), bidders=["b1", "b2", "b3"])
    for _ in range(3):
        p.complete("ask")
    p.complete("choose", bidder="winner")
    p.complete("award")
    assert p.flow.finished


def test_messages_reach_the_instance_with_their_key(project: Make) -> None:
    pay = catch("pay", on("message", "paid"), outputs={"deposit": "=amount"})
    each = sub(
        "bidder", line("i", pay), loop=("=bidders", "no", "deposits", "={no: no, got: deposit}")
    )
    answer = event_sub(
        "obj",
        line("o", user("answer", inputs={"topic": "=text"})),
        on("message", "objection"),
        stop=False,
    )
    known = message("paid", "=no") + message("objection", "=project_no")
    p = project(
        diagram(line("m", each, user("go")) + answer, extra=known),
        bidders=[7, 8, 9],
        project_no="P1",
        deposit="stale",
    )
    assert {(w.message, w.in_start) for w in p.flow.waits()} == {
        ("paid", False),
        ("objection", True),
    }
    assert p.message("paid", 8, amount=Decimal("19.99")) == 1
    assert p.message("objection", "P2", text="elsewhere") == 0
    assert p.message("paid", None, amount=0) == 0
    assert p.message("paid", "", amount=0) == 0
    assert p.open == []
    p.message("objection", "P1", text="unfair")
    p.message("paid", 9, amount=3)
    p.message("paid", 7, amount=1)
    assert [str(d["got"]) for d in p.root["deposits"]] == ["1", "19.99", "3"]
    assert p.root["deposit"] == "stale"
    assert "amount" not in p.root
    assert p.root["text"] == "unfair"
    assert p.open == ["answer", "go"]
    p.message("objection", "P1", text="again")
    assert p.open == ["answer", "answer", "go"]
    p.complete("go")
    p.complete("answer")
    p.complete("answer", answered=True)
    assert p.flow.finished


@pytest.mark.parametrize("key", [None, "", " ", "　\t"])
def test_a_blank_key_never_matches_not_even_another_blank(project: Make, key: object) -> None:
    p = project(
        diagram(line("m", catch("c", on("message", "M"))), extra=message("M", "=key")), key=key
    )
    assert [wait.correlation for wait in p.flow.waits()] == [None]
    assert p.message("M", key) == 0
    assert p.message("M", None) == 0
    p.write(key="K")
    assert p.message("M", "K") == 1


ODD = ["__class__", "__dict__", "a.b", "a b", "if", "null", "true", "data", "self", "frozen", "up"]


@pytest.mark.parametrize("name", ODD)
def test_a_name_of_the_case_may_be_any_text(project: Make, name: str) -> None:
    inner = sub("box", line("i", user("a"), user("b")), inputs={"own": "=1"})
    p = project(diagram(line("m", inner, user("c"))), **{name: {name: [name]}})
    p.complete("a", **{name: {"then": name}})
    p.complete("b", form={name: None})
    assert p.flow.visible(p.task("c").id) == {name: {"then": name}, "form": {name: None}}


def test_user_data_may_have_any_key(project: Make) -> None:
    p = project(diagram(line("m", user("a"), user("b"))), typename="x")
    odd = {"typename": "dict", "up": 1, "vars": {"walls": []}, "root": None, "名称": "中文", "": 0}
    p.complete("a", form=odd)
    p.complete("b")
    assert p.root == {"typename": "x", "form": odd}


def test_numbers_stay_exact(project: Make) -> None:
    p = project(diagram(line("m", user("a"), user("b"))))
    p.complete("a", price=Decimal("19.990"), big=Decimal("12345678901234567890.12"), n=2**70)
    assert str(p.root["price"]) == "19.990"
    assert str(p.root["big"]) == "12345678901234567890.12"
    assert p.root["n"] == 2**70


def test_a_data_object_of_a_sub_process_belongs_to_it(project: Make) -> None:
    inside = sub("sub", '<dataObject id="d" name="offer"/>' + line("i", user("inner")))
    p = project(diagram(line("m", inside, user("after"))), offer="outer")
    p.complete("inner", offer="inner")
    p.complete("after")
    assert p.root["offer"] == "outer"


def test_a_data_object_declared_two_levels_up_is_written_where_it_was_declared(
    project: Make,
) -> None:
    deep = sub("in", line("k", script("set", "offer", '="deep"'), user("look")))
    outer = sub("out", '<dataObject id="d" name="offer"/>' + line("i", deep, user("read")))
    p = project(diagram(line("m", outer, user("after"))))
    assert p.flow.visible(p.task("look").id)["offer"] == "deep"
    p.complete("look")
    assert p.flow.visible(p.task("read").id)["offer"] == "deep"
    p.complete("read")
    assert "offer" not in p.root


def test_a_data_object_of_a_called_process_stays_with_it(project: Make) -> None:
    child = diagram(
        '<dataObject id="d" name="offer"/>'
        + line("c", user("inner"), script("set", "offer", '="inner"'), script("say", "x", "=1")),
        "child",
    )
    p = project(diagram(line("m", call("k", "child"))), child, offer="outer")
    assert p.flow.visible(p.task("inner").id)["offer"] is None
    p.complete("inner")
    assert p.root == {"offer": "outer", "x": 1}


def test_a_called_process_in_a_loop_gives_only_its_output_element(project: Make) -> None:
    each = call("each", "child", loop=("=[1, 2]", "n", "sums", "=sum"))
    p = project(
        diagram(line("m", each)),
        diagram(
            line("c", script("add", "sum", "=n + 1"), script("more", "draft", "=sum")), "child"
        ),
    )
    assert p.root == {"sums": [2, 3]}


def test_a_task_in_a_loop_body_maps_into_its_own_body(project: Make) -> None:
    each = user("each", loop=("=[1, 2]", "n", "all", "=double"), outputs={"double": "=answer * 2"})
    p = project(diagram(line("m", each)), double="outside")
    p.complete("each", {"n": 2}, answer=20)
    p.complete("each", {"n": 1}, answer=10)
    assert p.root == {"double": "outside", "all": [20, 40]}


def test_node_names_of_the_library_are_free_for_diagrams(project: Make) -> None:
    body = (
        node("startEvent", "Start")
        + user("main.EndJoin")
        + user("Root")
        + node("endEvent", "End")
        + path("Start", "main.EndJoin", "Root", "End")
    )
    p = project(diagram(body))
    assert p.open == ["main.EndJoin"]
    p.complete("main.EndJoin")
    p.complete("Root")
    assert p.flow.path().finished["main"]["End"] == 1
