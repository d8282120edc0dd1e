"""Prints how many behaviour models pass and why each other does not."""

import os
import sys
from pathlib import Path

from tests.conformance.betsy.report import results, table
from tests.conformance.betsy.stage import stage
from tests.conformance.betsy.suite import models

SUITES = os.environ.get("SUNROAD_SUITES")


def main() -> int:
    """Exit status 2 without the suite."""
    if SUITES is None:
        sys.stderr.write("SUNROAD_SUITES names no folder that holds betsy/behaviour\n")
        return 2
    with stage() as house:
        found = results(house, models(Path(SUITES)))
    sys.stdout.write(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
