"""How a finding names its articles, and how much it weighs."""

from collections.abc import Sequence

from engine.workflow.checks.finding import Severity
from engine.workflow.checks.statutes import Cited


def because(rows: Sequence[Cited]) -> tuple[str, str]:
    """The articles in both languages, each with its mark."""
    return "；".join(row.zh for row in rows), "; ".join(row.en for row in rows)


def weight(rows: Sequence[Cited]) -> Severity | None:
    """What nobody read in the law itself stops nothing; it is a warning."""
    return None if any(row.read for row in rows) else "warning"
