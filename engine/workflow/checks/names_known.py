"""An expression uses names that somebody writes; a slip of the pen reads as null for ever."""

from collections.abc import Iterator

from engine.language import feel
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.known_names import known_names
from engine.workflow.checks.package import Package


def check(package: Package) -> Iterator[Complaint]:
    known = known_names(package)
    for use in package.uses():
        for name in _unknown(use.feel, known):
            yield use.diagram.complain(
                use.node,
                f"{use.place} 用到未知的名称 {name}",
                f"{use.place} uses the unknown name {name}",
            )


def _unknown(text: str | None, known: frozenset[str]) -> list[str]:
    try:
        return feel.check_names(text, known) if text is not None else []
    except feel.FeelSyntaxError:
        return []
