"""Regenerates requirements.lock and package-lock.json, naming no hosts: `make lock`."""

import sys

from tools.browser_parts import ASSETS, npm_command
from tools.environment import LOCK, PROJECT, VENV
from tools.steps import UnpreparedError, call, say

COMPILE = (
    *("pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"),
    *("--extra", "dev", "--generate-hashes", "--no-emit-index-url", "--no-header"),
    *("--no-emit-find-links", "--no-annotate"),
)
RELOCK = ("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved")


def main() -> int:
    """Exit 0 when both files are written, 1 with one sentence."""
    try:
        call([VENV / "bin" / "uv", *COMPILE, "--output-file", LOCK, PROJECT])
        call([*npm_command(), "--prefix", ASSETS, *RELOCK])
    except (UnpreparedError, FileNotFoundError) as problem:
        say(f"Not locked: {problem}")
        return 1
    say("Locked: requirements.lock, webapp/assets/package-lock.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
