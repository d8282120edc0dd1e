"""Tries one found input by itself, uninstrumented: `python -m tests.language.fuzz.again FILE`."""

import sys
from pathlib import Path

from tests.language.fuzz.cases import case
from tests.language.fuzz.limits import within_limits

if __name__ == "__main__":
    within_limits(case(Path(sys.argv[1]).read_bytes()))
