"""Complex gateway: activation by a condition, reset once nothing more can come."""

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import diagram, end, gateway, node, path, script, user

S, E = '<startEvent id="s"/>', end("e")


def _complex(id: str, condition: str = "", default: str = "") -> str:
    inner = f"<activationCondition>{condition}</activationCondition>" if condition else ""
    return node("complexGateway", id, inner, f'default="{default}"' if default else "")


def test_a_split_takes_every_true_way_or_the_default(project: Make) -> None:
    body = (
        S
        + _complex("g", default="g_c")
        + user("a")
        + user("b")
        + user("c")
        + path("s", "g")
        + path("g", "a", when="=x > 1")
        + path("g", "b", when="=x > 2")
        + path("g", "c")
    )
    assert project(diagram(body), x=3).open == ["a", "b"]
    assert project(diagram(body), x=2).open == ["a"]
    assert project(diagram(body), x=1).open == ["c"]


def _join(condition: str, *leave: str) -> bytes:
    return diagram(
        S
        + gateway("parallel", "f")
        + user("a")
        + user("b")
        + user("c")
        + _complex("j", condition)
        + path("s", "f")
        + "".join(path("f", each, "j") for each in "abc")
        + "".join(leave)
    )


AFTER = user("after") + E + path("j", "after", "e")


def test_two_of_three_are_enough_and_the_third_goes_no_further(project: Make) -> None:
    p = project(_join("=activationCount >= 2", AFTER))
    p.complete("a")
    assert p.open == ["b", "c"]
    p.complete("c")
    assert p.open == ["after", "b"]
    p.complete("after")
    assert not p.flow.finished
    p.complete("b")
    assert p.flow.finished
    assert p.flow.path().finished["main"]["after"] == 1


def test_a_condition_may_name_the_flow_it_needs(project: Make) -> None:
    p = project(_join("=b_j > 0", AFTER))
    p.complete("a")
    p.complete("c")
    assert p.open == ["b"]
    p.complete("b")
    assert p.open == ["after"]


def test_a_way_that_asks_for_it_is_taken_when_the_rest_has_come(project: Make) -> None:
    ways = (
        user("first")
        + user("rest")
        + path("j", "first", when="=waitingForStart")
        + path("j", "rest", when="=not(waitingForStart)")
    )
    p = project(_join("=activationCount >= 1", ways))
    p.complete("b")
    assert p.open == ["a", "c", "first"]
    p.complete("a")
    assert p.open == ["c", "first"]
    p.complete("c")
    assert p.open == ["first", "rest"]


def test_a_second_round_begins_after_the_reset(project: Make) -> None:
    body = (
        S
        + gateway("parallel", "f")
        + gateway("exclusive", "in")
        + user("a")
        + user("b")
        + _complex("j", "=activationCount >= 1")
        + user("after")
        + gateway("exclusive", "g", "g_e")
        + E
        + path("s", "in", "f", "a", "j", "after", "g", "e")
        + path("f", "b", "j")
        + path("g", "in", when="=again")
    )
    p = project(diagram(body), again=True)
    p.complete("a")
    p.complete("after")
    assert p.open == ["a", "b", "b"]
    p.complete("a")
    assert p.open == ["b", "b"], "the gateway still waits for the first round's rest"
    p.complete("b")
    p.complete("b")
    assert p.open == ["after"]
    p.complete("after", again=False)
    assert p.flow.finished


def test_a_way_that_was_never_taken_is_not_waited_for(project: Make) -> None:
    body = (
        S
        + gateway("inclusive", "f")
        + user("a")
        + user("b")
        + user("c")
        + _complex("j", "=activationCount >= 1")
        + script("count", "n", "=n + 1")
        + E
        + path("s", "f")
        + "".join(path("f", each, when=f"={each}") + path(each, "j") for each in "abc")
        + path("j", "count", "e")
    )
    p = project(diagram(body), a=True, b=True, c=False, n=0)
    p.complete("a")
    assert p.root["n"] == 1
    p.complete("b")
    assert p.flow.finished
    assert p.root["n"] == 1
