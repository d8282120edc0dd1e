"""A rule: what it looks at, and which section of the standard it comes from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

STANDARD = "BPMN 2.0.2"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """`clause` is a section of BPMN 2.0.2 (formal/2013-12-09), empty for a rule of the house."""

    check: Callable[[Package], Iterable[Complaint]]
    clause: str = ""

    @property
    def source(self) -> str:
        """The words a message ends with."""
        return f"{STANDARD} §{self.clause}" if self.clause else ""
