"""Compensation of sub-processes and transactions: by what is inside, with the data of its end."""

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    boundary,
    diagram,
    end,
    event_sub,
    gateway,
    line,
    node,
    on,
    path,
    script,
    sub,
    throw,
    user,
)
from tests.workflow.spiff.test_compensation import ERROR, UNDO, log, undoing, undone


def _phase(*inner: str, beside: str = "") -> str:
    return sub("phase", line("i", *inner) + beside)


def test_a_sub_process_is_undone_by_undoing_what_is_inside(project: Make) -> None:
    phase = _phase(
        log("a", "a"),
        log("b", "b"),
        beside=undone("a", "ua", undoing("ua", "-a")) + undone("b", "ub", undoing("ub", "-b")),
    )
    body = line("m", phase, log("c", "c"), throw("back", UNDO)) + undone(
        "c", "uc", undoing("uc", "-c")
    )
    p = project(diagram(body), log=[])
    assert p.flow.finished
    assert p.root["log"] == ["a", "b", "c", "-c", "-b", "-a"]


def test_its_own_compensation_event_goes_before_what_is_inside(project: Make) -> None:
    phase = _phase(log("a", "a"), beside=undone("a", "ua", undoing("ua", "-a")))
    body = line("m", phase, throw("back", UNDO)) + undone("phase", "up", undoing("up", "-phase"))
    p = project(diagram(body), log=[])
    assert p.root["log"] == ["a", "-phase"]


def _handled(handler: str) -> str:
    handling = event_sub("handler", handler, UNDO, attrs='isForCompensation="true"')
    return _phase(
        script("keep", "own", "=price * 2"),
        log("a", "a"),
        beside=undone("a", "ua", undoing("ua", "-a")) + handling,
    ).replace("<zeebe:ioMapping>", '<zeebe:ioMapping><zeebe:input source="=0" target="own"/>', 1)


def test_a_compensation_event_sub_process_decides_what_inside_is_undone(project: Make) -> None:
    plain = line("h", log("only", "handled"))
    p = project(diagram(line("m", _handled(plain), throw("back", UNDO))), log=[], price=1)
    assert p.root["log"] == ["a", "handled"]
    both = line("h", log("first", "handled"), throw("inner", UNDO))
    p = project(diagram(line("m", _handled(both), throw("back", UNDO))), log=[], price=1)
    assert p.root["log"] == ["a", "handled", "-a"]
    assert p.flow.finished


def test_a_compensation_event_sub_process_sees_the_data_of_its_time(project: Make) -> None:
    handler = line("h", script("say", "said", "=own"))
    body = line("m", _handled(handler), user("later"), throw("back", UNDO))
    p = project(diagram(body), log=[], price=21)
    p.complete("later", own=1)
    assert p.root["said"] == 42
    assert p.root["own"] == 1


def test_nothing_is_kept_of_a_sub_process_in_which_nothing_can_be_undone(project: Make) -> None:
    p = project(diagram(line("m", _phase(log("a", "a")), user("after"))), log=[])
    assert list(p.flow._running.scopes) == ["root"]
    assert [element for _, element, _, _ in p.flow.path().active] == ["after"]


def test_each_instance_of_a_sub_process_is_undone_with_its_own_data(project: Make) -> None:
    inner = line("i", script("a", "x", "=n * 10")) + undone(
        "a", "ua", script("ua", "log", "=append(log, n)", attrs='isForCompensation="true"')
    )
    many = sub("many", inner, loop=("=[1, 2, 3]", "n"), sequential=True)
    p = project(diagram(line("m", many, user("ask"), throw("back", UNDO))), log=[])
    p.complete("ask")
    assert p.flow.finished
    assert sorted(p.happened and [h.element for h in p.happened if h.kind == "compensated"]) == [
        "a_undo",
        "a_undo",
        "a_undo",
        "many",
        "many",
        "many",
    ]


def test_an_error_event_sub_process_may_undo_what_its_scope_did(project: Make) -> None:
    inner = (
        line("i", log("a", "a"), end("fails", on("error", "E1")))
        .replace(path("fails", "ie"), "")
        .replace('<endEvent id="ie"/>', "")
    )
    handler = event_sub("h", line("h", throw("back", UNDO)), on("error", "E1"))
    body = line("m", sub("phase", inner + undone("a", "ua", undoing("ua", "-a")) + handler))
    p = project(diagram(body, extra=ERROR), log=[])
    assert p.flow.finished
    assert p.root["log"] == ["a", "-a"]


def test_a_cancelled_transaction_undoes_what_completed_inside(project: Make) -> None:
    inner = (
        '<startEvent id="is"/>'
        + gateway("parallel", "f")
        + log("a", "a")
        + log("b", "b")
        + user("open")
        + end("stop", on("cancel"))
        + path("is", "f", "a", "b", "stop")
        + path("f", "open")
        + undone("a", "ua", undoing("ua", "-a"))
        + undone("b", "ub", undoing("ub", "-b"))
    )
    body = (
        line("m", node("transaction", "t", inner), user("done"))
        + boundary("c", "t", on("cancel"))
        + user("cancelled")
        + path("c", "cancelled")
    )
    p = project(diagram(body), log=[])
    assert p.open == ["cancelled"]
    assert p.root["log"] == ["a", "b", "-b", "-a"]
