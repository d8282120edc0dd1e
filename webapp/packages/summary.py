"""What a page tells of a verdict, as plain values that outlive the process that judged."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import cast

from engine.vocabulary import Json
from webapp.packages.judging import Verdict

MOST_REASONS = 200


def summary(verdict: Verdict) -> dict[str, Json]:
    """`reasons` are at most 200, `count` is how many there are."""
    return {
        "good": verdict.good,
        "count": len(verdict.reasons),
        "reasons": [cast(Json, asdict(one)) for one in verdict.reasons[:MOST_REASONS]],
        "stories": {name: one.told() for name, one in verdict.outcomes.items()},
        **_package(verdict),
        **_signatures(verdict),
    }


def _package(verdict: Verdict) -> Mapping[str, Json]:
    package = verdict.package
    if package is None:
        return {}
    names = {name: str(package.content.get(name, "")) for name in ("zh", "en", "code")}
    return {**names, "trading_type": package.trading_type, "files": len(package.written)}


def _signatures(verdict: Verdict) -> Mapping[str, Json]:
    report = verdict.report
    if report is None:
        return {}
    return {
        "signatures": [cast(Json, asdict(one)) for one in report.signatures],
        "trusted": not report.shortfalls and not report.faults,
        "warnings": len(report.findings) - len(report.errors),
    }
