"""Findings as SARIF 2.1.0, which editors and code hosts show beside the line."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from engine.vocabulary import Json
from engine.workflow.checks import CHECKS, Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"


def sarif(findings: Sequence[Finding]) -> Json:
    """One run of the tool; both languages in each message."""
    order = list(CHECKS)
    driver: Json = {
        "name": "sunroad check",
        "rules": [_rule(id_) for id_ in order],
    }
    results: list[Json] = [_result(one, order.index(one.rule)) for one in findings]
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [{"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}],
    }


def _rule(id_: str) -> Json:
    source = CHECKS[id_].source or "Sunroad"
    return {
        "id": id_,
        "shortDescription": {"text": f"{id_} ({source})"},
        "help": {"text": f"docs/checks/{id_}.md"},
    }


def _result(finding: Finding, index: int) -> Json:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": f"{finding.element}: {finding.zh} / {finding.en}"},
        "locations": [_location(finding)],
        "partialFingerprints": {"sunroadFinding/v1": _fingerprint(finding)},
    }


def _location(finding: Finding) -> Json:
    physical: dict[str, Json] = {"artifactLocation": {"uri": quote(Path(finding.file).as_posix())}}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Json] = {"physicalLocation": physical}
    if finding.element:
        name: Mapping[str, Json] = {
            "name": finding.element,
            "fullyQualifiedName": f"{finding.file}#{finding.element}",
        }
        location["logicalLocations"] = [dict(name)]
    return location


def _fingerprint(finding: Finding) -> str:
    said = "|".join((finding.rule, finding.file, finding.element, finding.en))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
