"""The DMN compliance kit: how many of its checks pass, by what they expect.

The kit is not part of this repository; SUNROAD_SUITES names the folder that holds `dmn-tck`.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.tck import Check, checks

SUITES = os.environ.get("SUNROAD_SUITES")
FLOORS = {
    ("literal", "value"): 0.99,
    ("literal", "null"): 0.99,
    ("boxed", "value"): 0.98,
    ("boxed", "null"): 0.99,
}
"""The share of checks that must pass: literal expressions and all others, values and nulls."""

pytestmark = pytest.mark.skipif(
    SUITES is None, reason="SUNROAD_SUITES is not set: the DMN compliance kit is not at hand"
)


def group(check: Check) -> tuple[str, str]:
    form = "literal" if check.kind == "literalExpression" else "boxed"
    return form, "null" if check.wants is None else "value"


@pytest.fixture(scope="module")
def results() -> list[Check]:
    root = Path(SUITES or "") / "dmn-tck"
    folders = sorted(root.glob("compliance-level-*/*"))
    assert folders, f"there is no kit in {root}"
    return [check for folder in folders for check in checks(folder)]


def test_the_share_of_checks_that_pass_does_not_fall(
    results: list[Check], capsys: pytest.CaptureFixture[str]
) -> None:
    total = Counter(group(check) for check in results)
    passed = Counter(group(check) for check in results if check.passed)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(_report(results, total, passed)) + "\n")
    assert total.keys() == FLOORS.keys()
    fallen = [key for key, floor in FLOORS.items() if passed[key] / total[key] < floor]
    assert fallen == []


def _report(
    results: list[Check], total: Counter[tuple[str, str]], passed: Counter[tuple[str, str]]
) -> Iterator[str]:
    for key, count in sorted(total.items()):
        share = passed[key] / count
        yield f"  DMN kit, {' expecting '.join(key)}: {passed[key]}/{count} = {share:.2%}"
    for check in results:
        if not check.passed:
            yield f"  not: {check.name}: wants {check.wants!r}, found {check.found!r}"
