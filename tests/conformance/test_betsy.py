"""The behaviour models of betsy through the engine: orders, database, clock.

The suite is not part of this repository; SUNROAD_SUITES names the folder that holds `betsy`.
A model counts when all its cases pass.
"""

import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conformance.betsy.report import NOTES, Result, results, table
from tests.conformance.betsy.running import Outcome, run
from tests.conformance.betsy.stage import Stage, stage
from tests.conformance.betsy.suite import Case, Model, models
from tests.conformance.betsy.translate import feel

SUITES = os.environ.get("SUNROAD_SUITES")
FLOOR = 84
"""How many of the 88 models must pass."""

needs_suite = pytest.mark.skipif(
    SUITES is None, reason="SUNROAD_SUITES is not set: betsy's behaviour models are not at hand"
)


@pytest.fixture(scope="module")
def found() -> tuple[Result, ...]:
    with stage() as house:
        return results(house, models(Path(SUITES or "")))


@needs_suite
def test_the_number_of_models_that_pass_does_not_fall(
    found: tuple[Result, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        told = [line for line in table(found).splitlines() if not line.startswith("passed")]
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert len(found) == 88
    assert sum(result.passed for result in found) >= FLOOR


@needs_suite
def test_every_model_that_does_not_pass_is_known_to_be_unable(found: tuple[Result, ...]) -> None:
    assert {result.model.name for result in found if not result.passed} <= NOTES.keys()


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ('test.contains("a")', '=contains(test, "a")'),
        ('!test.contains("a")', '=not(contains(test, "a"))'),
        ("${integerVariable}", "=integerVariable"),
        ("integerVariable<3", "=integerVariable<3"),
    ],
)
def test_conditions_of_the_suite_become_feel(text: str, wants: str) -> None:
    assert feel(text) == wants


def _task(id: str, token: str) -> str:
    return f'<scriptTask id="{id}"><script>{token}</script></scriptTask>'


def _flow(*ids: str) -> str:
    return "".join(
        f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(ids)
    )


EVENT = '<messageEventDefinition messageRef="m"/>'
MAIN = (
    f'<process id="Main"><startEvent id="s"/>{_task("w", "WAIT_TEN_SECONDS")}'
    f'<intermediateThrowEvent id="t">{EVENT}</intermediateThrowEvent>{_task("k", "SCRIPT_task1")}'
    f"{_flow('s', 'w', 't', 'k')}</process>"
)
OTHERS = {
    "started by its message": f'<startEvent id="o">{EVENT}</startEvent>',
    "started by its receive task": '<receiveTask id="o" messageRef="m" instantiate="true"/>',
    "already waiting": f'<startEvent id="p"/><receiveTask id="o" messageRef="m"/>{_flow("p", "o")}',
}


def test_the_runner_sees_what_a_trace_is_made_of() -> None:
    """Other processes, work that takes time, a failing script, a trace that is not as wanted."""
    with stage() as house:
        for told, start in OTHERS.items():
            other = f"{start}{_task('x', 'CREATE_MARKER_FILE')}{_flow('o', 'x')}"
            outcome = _outcome(house, other, "SCRIPT_task1", "MARKER_exists")
            assert outcome.passed, f"{told}: {outcome.reason}"
            assert not _outcome(house, other, "SCRIPT_task1", "SCRIPT_task2").passed
        fails = f'<startEvent id="p"/>{_task("x", "THROW_ERROR")}{_flow("p", "x")}'
        assert _outcome(house, fails, "SCRIPT_task1", "ERROR_runtime").passed


def _outcome(house: Stage, other: str, *expects: str) -> Outcome:
    space = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    text = f'<definitions {space}><message id="m" name="m"/>{MAIN}<process id="Other">{other}'
    model = Model(
        group="own", name="Main", content=f"{text}</process></definitions>".encode(), cases=()
    )
    return run(house, model, Case(test="", number=0, other_first=True, expects=expects))
