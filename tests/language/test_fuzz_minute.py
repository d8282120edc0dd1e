"""A minute of coverage-guided fuzzing: nothing but the language's errors, in time and memory."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        find_spec("atheris") is None, reason="atheris has no wheel for this machine"
    ),
]


def test_a_minute_of_fuzzing_finds_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.language.fuzz", "60"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-5_000:]
    assert "stat::number_of_executed_units" in done.stderr
