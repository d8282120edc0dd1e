"""What a check complains about, and what run() makes of it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing wrong in a package: which rule, where, and what, in Chinese and English."""

    rule: str
    severity: Severity
    file: str
    element: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A finding before its rule and severity are known."""

    file: str
    element: str
    zh: str
    en: str
