"""Tokens and case file survive storing exactly, and ids are the same on a rerun."""

import json
import zlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import TaskGone
from engine.workflow.spiff import Flow
from engine.workflow.spiff.exactness import NotExact
from tests.workflow.spiff.short import (
    House,
    boundary,
    call,
    definition,
    diagram,
    line,
    path,
    sub,
    timer,
    user,
)

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers()
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
TWO = definition(diagram(line("m", user("a"), user("b"))))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_any_case_survives_storing(case: dict[str, object]) -> None:
    flow = Flow.start(TWO, House(), {})
    flow.complete(flow.tasks()[0].id, case)  # type: ignore[arg-type]
    again = Flow.load(TWO, House(), *flow.state())
    assert again.visible(None) == case
    assert again.state() == flow.state()


@pytest.mark.parametrize("bad", [Decimal("NaN"), Decimal("Infinity"), 1.5, {1: 2}, object()])
def test_only_exact_json_enters_the_case_file(bad: object) -> None:
    with pytest.raises(NotExact):
        Flow.start(TWO, House(), {"x": [bad]})  # type: ignore[list-item]


def test_tokens_hold_no_case_data() -> None:
    flow = Flow.start(TWO, House(), {"secret": "sealed bid"})
    flow.complete(flow.tasks()[0].id, {"price": "sealed too"})
    assert b"sealed" not in zlib.decompress(flow.state()[0])


def test_the_case_file_is_plain_json_of_scopes() -> None:
    flow = Flow.start(TWO, House(), {"x": Decimal("1.10")})
    tree = json.loads(flow.state()[1], parse_float=str)
    assert tree == {"root": {"up": None, "vars": {"x": "1.10"}}}


def test_a_rerun_gives_the_same_token_ids() -> None:
    body = (
        line("m", call("lots", "lot", loop=("=[1, 2, 3]", "n")))
        + boundary("t", "lots", timer("P1D", "timeDuration"), stop=False)
        + user("late")
        + path("t", "late")
    )
    read = definition(
        diagram(body), diagram(line("l", sub("s", line("i", user("a"), user("b")))), "lot")
    )

    def run() -> tuple[object, ...]:
        flow = Flow.start(read, House(), {})
        flow.complete(flow.tasks()[1].id, {})
        return tuple((task.id, task.element) for task in flow.tasks())

    assert run() == run()


def test_a_finished_flow_holds_nothing_but_its_case_and_its_path() -> None:
    flow = Flow.start(TWO, House(), {"x": 1})
    gone = flow.tasks()[0].id
    flow.complete(gone, {})
    flow.complete(flow.tasks()[0].id, {})
    again = Flow.load(TWO, House(), *flow.state())
    assert again.finished
    assert again.tasks() == again.timers() == again.waits() == again.path().active == ()
    assert again.path().finished == {
        "main": {"ms": 1, "ms_a": 1, "a": 1, "a_b": 1, "b": 1, "b_me": 1, "me": 1}
    }
    with pytest.raises(TaskGone):
        again.complete(gone, {})
    with pytest.raises(TaskGone):
        again.visible("nonsense")
