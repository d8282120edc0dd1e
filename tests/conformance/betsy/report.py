"""Runs models and tells of them: a model passes when all its cases do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.conformance.betsy.running import Outcome, run
from tests.conformance.betsy.stage import Stage
from tests.conformance.betsy.suite import Model

NOTES = {
    "ParallelGateway_TrueParallelism": "not applicable: one thread runs a project",
    **dict.fromkeys(
        ("AdHocSubProcess_Parallel", "AdHocSubProcess_Sequential"),
        "the model has SCRIPT_task1 twice and no SCRIPT_task3, which the case wants",
    ),
}
"""Why a model cannot pass, beside what was found."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """A model with the outcome of each of its cases."""

    model: Model
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> bool:
        return all(outcome.passed for outcome in self.outcomes)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it did not pass."""
        note = NOTES.get(self.model.name)
        missed = dict.fromkeys(each.reason for each in self.outcomes if not each.passed)
        return tuple(dict.fromkeys([*([note] if note and missed else []), *missed]))


def results(stage: Stage, models: Iterable[Model]) -> tuple[Result, ...]:
    """Every model, each case through the engine."""
    return tuple(
        Result(model=model, outcomes=tuple(run(stage, model, case) for case in model.cases))
        for model in models
    )


def table(found: Sequence[Result]) -> str:
    """A line for each model, its reasons below; the sums at the end."""
    lines = []
    for result in found:
        good = sum(outcome.passed for outcome in result.outcomes)
        told = "passed" if result.passed else "MISSED"
        name = f"{result.model.group}/{result.model.name}"
        lines.append(f"{told}  {good}/{len(result.outcomes)}  {name}")
        lines += [f"             {reason}" for reason in result.reasons]
    outcomes = [outcome for result in found for outcome in result.outcomes]
    models = f"{sum(result.passed for result in found)} of {len(found)} models"
    cases = f"{sum(outcome.passed for outcome in outcomes)} of {len(outcomes)} cases"
    return "\n".join([*lines, f"{models} pass (all their cases do); {cases} pass", ""])
