"""Runs the gate over models that break the standard, and tells what it refused and why."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.workflow import checks
from engine.workflow.checks import Bundle, Finding

BROKEN: Mapping[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "must_refuse.toml").read_text("utf-8")
)
"""For each model the elements any one of which a refusal must name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """What the gate said of one model, of all its errors those that name the broken thing."""

    folder: str
    model: str
    errors: tuple[Finding, ...]
    broken: tuple[str, ...]

    @property
    def naming(self) -> tuple[Finding, ...]:
        """The errors that name it, with the clause and in both languages."""
        return tuple(one for one in self.errors if _names(one, self.broken))


def errors_in(body: bytes) -> tuple[Finding, ...]:
    """The errors of profile `standard`; the file goes by a name that tells nothing."""
    found = checks.run(Bundle(files={"model.bpmn": body}), profile="standard")
    return tuple(one for one in found if one.severity == "error")


def errors_of(path: Path) -> tuple[Finding, ...]:
    return errors_in(path.read_bytes())


def refusals(root: Path) -> Iterator[Refusal]:
    for path in sorted(root.glob("*/*.bpmn")):
        yield Refusal(
            folder=path.parent.name,
            model=path.stem,
            errors=errors_of(path),
            broken=tuple(BROKEN.get(path.stem, ())),
        )


def table(results: list[Refusal]) -> Iterator[str]:
    """A line for each model: how it was refused, or that it was not."""
    for one in results:
        said = one.naming[0] if one.naming else None
        how = f"{said.rule} at {said.element}, §{said.clause}" if said else "NOT REFUSED"
        yield f"  {one.folder:8} {one.model:62} {how}"
        if said is None:
            yield from (f"{'':12}not counted: {x.rule} at {x.element}" for x in one.errors)


def _names(finding: Finding, broken: tuple[str, ...]) -> bool:
    sourced = all(f"BPMN 2.0.2 §{finding.clause}" in text for text in (finding.zh, finding.en))
    there = {finding.element, *_words(finding.en), *_words(finding.zh)}
    return bool(finding.clause) and sourced and bool(there & set(broken))


def _words(text: str) -> set[str]:
    for sign in "（），：；。(),:;“”'":
        text = text.replace(sign, " ")
    return set(text.split())
