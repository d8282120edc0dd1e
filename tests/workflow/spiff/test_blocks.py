"""Any process built of well-nested blocks runs to its end and leaves nothing behind."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.spiff import Definition, Flow
from tests.workflow.spiff.drawing import Drawing
from tests.workflow.spiff.leaves import SERVICE
from tests.workflow.spiff.shapes import NESTING
from tests.workflow.spiff.short import House, definition

CASE = {"amount": 4, "n": 0}


def _step(flow: Flow, house: House, random: Random) -> None:
    """Complete a task, send a message that is waited for, or let a day pass."""
    tasks, waits = flow.tasks(), flow.waits()
    if tasks and (not waits or random.random() < 0.7):
        flow.complete(random.choice(tasks).id, {"note": "x"})
    elif waits and random.random() < 0.7:
        flow.message(random.choice(waits).message, "K", {})
    else:
        house.now += timedelta(days=1)
        flow.settle()


def _run(read: Definition, random: Random) -> Flow:
    house = House(**{SERVICE: lambda call: {"n": 7}})
    flow = Flow.start(read, house, CASE)
    for _ in range(500):
        flow = Flow.load(read, house, *flow.state())
        if flow.finished:
            break
        _step(flow, house, random)
    return flow


@settings(max_examples=60, deadline=None)
@given(NESTING, st.integers(0, 1_000))
def test_well_nested_processes_end_and_leave_nothing(shape: object, seed: int) -> None:
    read = definition(*Drawing().diagrams(shape), start="tiny")
    before = read.fingerprint()
    flow = _run(read, Random(seed))
    assert flow.finished
    tokens, _ = flow.state()
    assert list(flow._running.scopes) == ["root"]
    assert not flow.path().active
    assert flow.path().finished["tiny"]["e1"] == 1
    assert len(tokens) < 3_000
    assert "item" not in flow.visible(None)
    assert read.fingerprint() == before
