"""What the checks say of a draft, as JSON for editors."""

from flask import Response, jsonify, url_for

from engine.studio.queries.draft_findings import draft_findings
from engine.workflow.checks import Finding
from webapp import current
from webapp.studio.blueprint import bp


@bp.get("/<draft>/findings.json")
def findings_json(draft: str) -> Response:
    found = current.ask(draft_findings, current.actor(), draft)
    return jsonify([_told(one) for one in found])


def _told(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.file,
        "element": finding.element,
        "zh": finding.zh,
        "en": finding.en,
        "clause": finding.clause,
        "page": url_for("studio.rule", rule=finding.rule),
    }
