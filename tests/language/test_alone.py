"""The language can be used by itself."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import datetime, sys
from engine.language import feel
now = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
assert feel.compile("bid count >= 3", names=["bid count"]).evaluate({"bid count": 5}, now=now)
parts = {name for name in sys.modules if name.startswith("engine.")}
print(sorted(name for name in parts if not name.startswith("engine.language")))
print(sorted({"flask", "sqlalchemy", "SpiffWorkflow", "webapp"} & set(sys.modules)))
"""


def test_the_language_brings_in_no_other_part() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout == "[]\n[]\n"
