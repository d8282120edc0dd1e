"""The gate against models that nobody here drew: what must be refused is, what is right passes.

The suites are not part of this repository; SUNROAD_SUITES names the folder that holds them.
"""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.conformance.mending import MENDS, mended
from tests.conformance.refusals import Refusal, errors_in, errors_of, refusals, table

SUITES = os.environ.get("SUNROAD_SUITES")
ROOT = Path(SUITES or "")
PROCESSES = Path(__file__).parents[2] / "processes"
FLOOR = 165
pytestmark = pytest.mark.skipif(
    SUITES is None, reason="SUNROAD_SUITES is not set: betsy's models are not at hand"
)


@pytest.fixture(scope="module")
def results() -> list[Refusal]:
    found = list(refusals(ROOT / "betsy" / "must_refuse"))
    assert found, f"there are no models in {ROOT}"
    return found


def test_models_that_break_the_standard_are_refused_by_name_and_clause(
    results: list[Refusal], capsys: pytest.CaptureFixture[str]
) -> None:
    refused = [one for one in results if one.naming]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table(results)) + "\n")
        sys.stdout.write(f"  refused {len(refused)} of {len(results)}\n")
    assert len(refused) >= FLOOR


def test_every_model_says_which_element_is_broken(results: list[Refusal]) -> None:
    assert [one.model for one in results if not one.broken] == []


def test_the_same_models_mended_pass() -> None:
    wrong = {}
    for path in sorted((ROOT / "betsy" / "must_refuse").glob("*/*.bpmn")):
        errors = errors_in(mended(path.read_bytes(), MENDS[path.stem]))
        if errors:
            wrong[path.stem] = [f"{one.rule} at {one.element}" for one in errors]
    assert wrong == {}


def test_models_that_run_are_not_refused() -> None:
    wrong = {
        path.stem: errors
        for path in sorted((ROOT / "betsy" / "behaviour").glob("*/*.bpmn"))
        if not _must_fail(path) and (errors := errors_of(path))
    }
    assert wrong == {}


def test_our_own_diagrams_keep_the_standard() -> None:
    wrong = {path.name: errors for path in PROCESSES.rglob("*.bpmn") if (errors := errors_of(path))}
    assert wrong == {}


def _must_fail(path: Path) -> bool:
    """Whether every case of a model ends in an error: the model may be refused then."""
    cases = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return all(case["expect_any_order"] == ["ERROR"] for case in cases)
