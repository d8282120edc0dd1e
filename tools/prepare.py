"""Prepares a checkout to run: `python -m tools.prepare`, quick when nothing has changed."""

import fcntl
import sys
import time

from tools import browser_parts, environment
from tools.steps import ROOT, UnpreparedError, say


def main() -> int:
    """Exit 0 when all is ready, 1 with one sentence when something is missing."""
    began = time.monotonic()
    # Two makes at once must not install into one environment together.
    with (ROOT / "pyproject.toml").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            done = [step.run() for step in (*environment.steps(), *browser_parts.steps())]
        except UnpreparedError as problem:
            say(f"Not ready: {problem}")
            return 1
    if any(done):
        say(f"Ready in {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
