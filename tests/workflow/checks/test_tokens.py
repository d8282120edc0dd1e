"""All that tokens can do is tried out: they stick, go round, pile up, or come to an end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.workflow.checks import Bundle
from engine.workflow.checks.exploring import MOST_STATES, Explored
from engine.workflow.checks.package import open_package
from tests.workflow.checks.flows import drawn, wrapped

SPLIT = "( begin, {} split, t one, t two, {} join, ) done"
FLOWS = "begin>split, split>one, split>two, one>join, two>join, join>done"


def explored(body: bytes) -> Explored:
    ((_, found),) = open_package(Bundle(files={"process.bpmn": body})).explored
    return found


@pytest.mark.parametrize("pair", ["xx", "++", "oo", "xo", "+o", "+x"])
def test_splits_that_their_join_can_bear_do_not_stick(pair: str) -> None:
    found = explored(drawn(SPLIT.format(*pair), FLOWS))
    assert not found.stuck and not found.endless and not found.bounded


@pytest.mark.parametrize("pair", ["x+", "o+"])
def test_a_parallel_join_after_a_choice_sticks(pair: str) -> None:
    found = explored(drawn(SPLIT.format(*pair), FLOWS))
    assert set(found.stuck) == {"join"}


def test_an_inclusive_join_waits_only_for_what_can_still_come() -> None:
    nodes = "( begin, o split, t one, t two, x more, o join, ) done"
    flows = "begin>split, split>one, split>two, one>more, more>one, more>join, two>join, join>done"
    found = explored(drawn(nodes, flows))
    assert not found.stuck and "done" in found.fired


def test_a_loop_with_a_way_out_is_no_livelock_and_one_without_is() -> None:
    nodes = "( begin, x again, t work, x enough, ) done"
    loop = "begin>again, again>work, work>enough, enough>again"
    assert not explored(drawn(nodes, f"{loop}, enough>done")).endless
    assert explored(drawn(nodes, loop)).endless


def test_a_branch_that_never_ends_does_not_hide_the_others() -> None:
    nodes = "( begin, + split, x again, t round, t work, ) done"
    flows = "begin>split, split>again, again>round, round>again, split>work, work>done"
    found = explored(drawn(nodes, flows))
    assert {"work", "done"} <= found.fired and found.endless


def test_a_loop_that_makes_tokens_piles_them_up() -> None:
    nodes = "( begin, x again, + more, ) done"
    flows = "begin>again, again>more, more>again, more>done"
    extra = '<sequenceFlow id="too" sourceRef="more" targetRef="again"/></process>'
    body = drawn(nodes, flows).replace(b"</process>", extra.encode())
    assert explored(body).piled


def test_a_terminate_end_takes_all_tokens_away() -> None:
    nodes = "( begin, + split, t work, + join, ) done, ) over"
    flows = "begin>split, split>work, work>join, split>over, join>done"
    body = drawn(nodes, flows)
    ended = body.replace(
        b'<endEvent id="over"/>', b'<endEvent id="over"><terminateEventDefinition/></endEvent>'
    )
    assert not explored(ended).stuck


def test_an_interrupted_activity_takes_its_other_way() -> None:
    timer = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
    late = f'<boundaryEvent id="late" attachedToRef="work">{timer}</boundaryEvent>'
    body = drawn("( begin, t work, t care, ) done", "begin>work, work>done, late>care, care>done")
    found = explored(body.replace(b"</process>", f"{late}</process>".encode()))
    assert "care" in found.fired


def test_many_parallel_branches_do_not_multiply() -> None:
    names = [f"b{number}" for number in range(40)]
    nodes = "( begin, + split, + join, ) done, " + ", ".join(f"t {name}" for name in names)
    flows = "begin>split, join>done, " + ", ".join(f"split>{n}, {n}>join" for n in names)
    assert explored(drawn(nodes, flows)).states < 10


def test_a_long_chain_is_one_walk() -> None:
    names = [f"b{number}" for number in range(2000)]
    nodes = "( begin, ) done, " + ", ".join(f"t {name}" for name in names)
    line = ["begin", *names, "done"]
    flows = ", ".join(f"{a}>{b}" for a, b in pairwise(line))
    found = explored(drawn(nodes, flows))
    assert len(found.fired) == 2001 and not found.bounded


def test_the_bound_is_said_and_kept() -> None:
    names = [f"c{number}" for number in range(16)]
    nodes = "( begin, + split, o join, ) done, " + ", ".join(f"x {name}" for name in names)
    flows = "begin>split, join>done, " + ", ".join(f"split>{n}, {n}>join" for n in names)
    more = "".join(f'<sequenceFlow id="{n}_too" sourceRef="{n}" targetRef="join"/>' for n in names)
    body = drawn(nodes, flows).replace(b"</process>", f"{more}</process>".encode())
    found = explored(body)
    assert found.bounded and found.states <= MOST_STATES and not found.endless


def test_inside_a_sub_process_is_a_net_of_its_own() -> None:
    inner = drawn(SPLIT.format("x", "+"), FLOWS).decode()
    inside = inner[inner.index("<startEvent") : inner.index("</process>")]
    body = wrapped(f'<process id="demo"><subProcess id="part">{inside}</subProcess></process>')
    package = open_package(Bundle(files={"process.bpmn": body}))
    assert [set(found.stuck) for _, found in package.explored] == [set(), {"join"}]


@given(data=st.data())
def test_blocks_of_matching_gateways_never_stick(data: st.DataObject) -> None:
    body = drawn(*_block(data))
    found = explored(body)
    assert not found.stuck and not found.endless and not found.piled
    assert found.bounded or found.fired == set(found.net.steps) - {"begin"}


def _block(data: st.DataObject) -> tuple[str, str]:
    """A random nest of splits and joins of the same kind, two branches each."""
    nodes, flows = ["( begin", ") done"], []

    def grow(source: str, depth: int) -> str:
        name = f"n{len(nodes)}"
        if depth == 0 or data.draw(st.booleans()):
            nodes.append(f"t {name}")
            flows.append(f"{source}>{name}")
            return name
        sign = data.draw(st.sampled_from("x+o"))
        nodes.extend((f"{sign} {name}", f"{sign} {name}j"))
        flows.append(f"{source}>{name}")
        flows.extend([f"{grow(name, depth - 1)}>{name}j" for _ in range(2)])
        return f"{name}j"

    flows.append(f"{grow('begin', 3)}>done")
    return ", ".join(nodes), ", ".join(flows)
