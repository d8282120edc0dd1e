"""Where things of a draft are found: findings at their elements, and the parts others may add."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from engine.studio.queries.draft_view import DraftView
from engine.workflow.checks import Finding
from webapp import current
from webapp.studio.kinds import editor

COMPARE = "studio.compare_draft"
PARTS = {
    "studio.trial": "试运行",
    COMPARE: "与原版本比较",
    "packages.draft_zip": "下载交易类型包",
}
"""Pages of a draft that stand beside its files: endpoint → name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A finding as a line: what it says, and the address of the place it speaks of."""

    rule: str
    severity: str
    element: str
    text: str
    address: str


def placed(findings: Iterable[Finding], view: DraftView) -> dict[str, list[Placed]]:
    """By file, in the order in which the checks name them."""
    there = {file.path for file in view.files}
    found: dict[str, list[Placed]] = {}
    for finding in findings:
        found.setdefault(finding.file, []).append(_placed(finding, view.id, there))
    return found


def parts_of(view: DraftView) -> list[tuple[str, str]]:
    """Address and name of each."""
    return [
        (url_for(endpoint, draft=view.id), name)
        for endpoint, name in PARTS.items()
        if endpoint != COMPARE or view.based_on
    ]


def _placed(finding: Finding, draft: str, there: set[str]) -> Placed:
    page = editor(draft, finding.file) if finding.file in there else ""
    return Placed(
        rule=finding.rule,
        severity=finding.severity,
        element=finding.element,
        text=finding.en if current.language() == "en" else finding.zh,
        address=f"{page}#{finding.element}" if page and finding.element else page,
    )
