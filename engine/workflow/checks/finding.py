"""What a check complains about, and what run() makes of it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing wrong: which rule, where, and what, in Chinese and English.

    `clause` is the section of BPMN 2.0.2 (formal/2013-12-09) that a rule of the standard comes
    from, empty for a rule of the house; both texts end with it. `line` counts from 1, 0 where the
    file has none. A `note` is no fault: what the standard allows and the engine cannot run yet.
    """

    rule: str
    severity: Severity
    file: str
    element: str
    zh: str
    en: str
    line: int = 0
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A finding before its rule is known; `severity` where it weighs less than its rule."""

    file: str
    element: str
    zh: str
    en: str
    line: int = 0
    severity: Severity | None = None
