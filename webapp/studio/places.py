"""Where things of a draft are found: findings at their elements, and the parts others may add."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, url_for

from engine.studio.queries.draft_view import DraftView
from engine.workflow.checks import Finding
from webapp import current
from webapp.studio.kinds import editor

COMPARE = "studio.compare_draft"
PARTS = {"studio.trial": "试运行", COMPARE: "与原版本比较"}
"""Pages of a draft that stand beside its files: endpoint → name."""
PACKAGES = "packages.index"


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
    """Address and name of each part that this site has."""
    return [
        (url_for(endpoint, draft=view.id), name)
        for endpoint, name in PARTS.items()
        if endpoint in current_app.view_functions and (endpoint != COMPARE or view.based_on)
    ]


def package_page() -> str:
    """Where packages are imported, empty on a site without that page."""
    return url_for(PACKAGES) if PACKAGES in current_app.view_functions else ""


def compare_page(view: DraftView) -> str:
    """Where a draft stands beside its version, empty for one that comes from none."""
    known = COMPARE in current_app.view_functions and view.based_on
    return url_for(COMPARE, draft=view.id) if known else ""


def _placed(finding: Finding, draft: str, there: set[str]) -> Placed:
    page = editor(draft, finding.file) if finding.file in there else ""
    return Placed(
        rule=finding.rule,
        severity=finding.severity,
        element=finding.element,
        text=finding.en if current.language() == "en" else finding.zh,
        address=f"{page}#{finding.element}" if page and finding.element else page,
    )
