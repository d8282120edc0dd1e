"""What a multi-instance throws at its boundary when its instances complete."""

import pytest

from engine.errors import BadDiagram
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import boundary, definition, diagram, line, on, path, script, user

KNOWN = (
    '<signal id="S1" name="one"/><signal id="S2" name="two"/>'
    '<signalEventDefinition id="D1" signalRef="S1"/>'
)


def _loop(attrs: str, inner: str = "", caught: str = on("signal", "S1")) -> bytes:
    own = '<extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2, 3]"/>'
    loop = (
        f'<multiInstanceLoopCharacteristics isSequential="true" {attrs}>{own}'
        f"</extensionElements>{inner}</multiInstanceLoopCharacteristics>"
    )
    body = (
        line("m", user("work", inner=loop), script("next", "next", "=true"))
        + boundary("b", "work", caught)
        + script("beside", "n", "=n + 1")
        + path("b", "beside")
    )
    return diagram(body, extra=KNOWN)


def test_all_throws_nothing(project: Make) -> None:
    p = project(_loop('behavior="All"'), n=0)
    for _ in range(3):
        p.complete("work")
    assert p.flow.finished
    assert p.root == {"n": 0, "next": True}


def test_one_throws_for_the_first_and_the_loop_goes_on(project: Make) -> None:
    p = project(_loop('behavior="One" oneBehaviorEventRef="D1"'), n=0)
    p.complete("work")
    assert p.root["n"] == 1
    p.complete("work")
    p.complete("work")
    assert p.flow.finished
    assert p.root == {"n": 1, "next": True}


def test_none_throws_for_each(project: Make) -> None:
    p = project(_loop('behavior="None" noneBehaviorEventRef="D1"'), n=0)
    for _ in range(3):
        p.complete("work")
    assert p.root == {"n": 3, "next": True}


def test_without_a_reference_any_signal_event_catches_it(project: Make) -> None:
    p = project(_loop('behavior="One"', caught=on("signal", "S2")), n=0)
    p.complete("work")
    assert p.root["n"] == 1


def _complex(condition: str) -> str:
    return (
        f"<complexBehaviorDefinition><condition>{condition}</condition>"
        f'<event id="ev">{on("signal", "S1")}</event></complexBehaviorDefinition>'
    )


def test_a_complex_condition_throws_and_ends_the_loop(project: Make) -> None:
    p = project(_loop('behavior="Complex"', _complex("=numberOfCompletedInstances = 2")), n=0)
    p.complete("work")
    assert p.root["n"] == 0
    p.complete("work")
    assert p.flow.finished
    assert p.root == {"n": 1, "next": True}


@pytest.mark.parametrize(
    ("attrs", "inner", "finding"),
    [
        ('behavior="One" oneBehaviorEventRef="gone"', "", "work: oneBehaviorEventRef 'gone'"),
        ('behavior="Complex"', "", "work: the behavior complex of a multi-instance has no"),
        ('behavior="Complex"', "<complexBehaviorDefinition/>", "needs a condition"),
        ('behavior="Sometimes"', "", "work: the behavior sometimes"),
    ],
)
def test_a_behaviour_without_its_definition_is_refused(
    attrs: str, inner: str, finding: str
) -> None:
    with pytest.raises(BadDiagram, match=finding):
        definition(_loop(attrs, inner))


def test_an_event_that_no_boundary_event_catches_is_refused() -> None:
    with pytest.raises(BadDiagram, match="no boundary event catches what its multi-instance"):
        definition(_loop('behavior="One" oneBehaviorEventRef="D1"', caught=on("signal", "S2")))
