"""The behaviour models of betsy through the engine: orders, database, clock.

The suite is not part of this repository; SUNROAD_SUITES names the folder that holds `betsy`.
A model counts when all its cases pass.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.conformance.betsy.report import NOTES, Result, results, table
from tests.conformance.betsy.stage import stage
from tests.conformance.betsy.suite import models
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
