"""Every mechanism of the table is where it says; `python -m tools.mechanisms` takes each away."""

import ast
from pathlib import Path

import pytest

from tools.mechanisms import Mechanism, patched, table

ROOT = Path(__file__).parent.parent.parent
EVERY = table()
NAMES = [one.name for one in EVERY]


@pytest.mark.parametrize("one", EVERY, ids=NAMES)
def test_the_passage_stands_once_and_what_replaces_it_is_python(one: Mechanism) -> None:
    ast.parse(patched((ROOT / one.file).read_text(encoding="utf-8"), one))


@pytest.mark.parametrize("one", EVERY, ids=NAMES)
def test_its_tests_exist(one: Mechanism) -> None:
    for test in one.tests:
        path, _, function = test.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {function.partition('[')[0]}(" in text or not function


def test_no_name_stands_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)
