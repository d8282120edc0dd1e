"""Judges a package before anything is done with it: reads it, checks it, plays its stories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.app import Engine
from engine.errors import Refused
from engine.rehearsal import stories
from engine.rehearsal.outcome import Outcome
from engine.workflow import packages
from engine.workflow.packages import Package
from engine.workflow.queries.package_report import Report, package_report
from webapp.packages import reasons
from webapp.packages.reasons import Reason

Step = Literal["reading", "checking", "stories"]
Tell = Callable[[Step, int, int], None]
"""Called with what is being done, how much of it is done and how much there is (0: unknown)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """`package` and `report` are None where it could not be read; `reasons` forbid it."""

    reasons: tuple[Reason, ...]
    package: Package | None = None
    report: Report | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.package is not None and not self.reasons


def judge(engine: Engine, body: bytes, tell: Tell) -> Verdict:
    """Changes nothing. Long where the package has stories: seconds for each."""
    tell("reading", 0, 0)
    try:
        package = packages.from_zip(body)
    except Refused as refusal:
        return Verdict(reasons=reasons.of_refusal(refusal))
    tell("checking", 0, 0)
    report = engine.ask(package_report, package)
    wrong = reasons.told(report.faults) + reasons.found(report.errors)
    if wrong:
        return Verdict(reasons=wrong, package=package, report=report)
    return _played(engine, package, report, tell)


def _played(engine: Engine, package: Package, report: Report, tell: Tell) -> Verdict:
    try:
        outcomes = stories.play(
            engine.settings, package, lambda done, every: tell("stories", done, every)
        )
    except Refused as refusal:
        return Verdict(reasons=reasons.of_refusal(refusal), package=package, report=report)
    return Verdict(
        reasons=tuple(_failed(name, one) for name, one in outcomes.items() if not one.passed),
        package=package,
        report=report,
        outcomes=outcomes,
    )


def _failed(name: str, outcome: Outcome) -> Reason:
    return Reason(
        file=f"stories/{name}",
        element="" if outcome.step is None else str(outcome.step),
        zh=f"用例没有通过：{outcome.reason_zh}",
        en=f"the story does not pass: {outcome.reason}",
    )
