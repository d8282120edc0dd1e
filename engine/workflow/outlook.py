"""What happens after an element, in words: the next steps people and clocks will meet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.workflow.spiff import Element
from engine.workflow.versions import Version

_PASSED = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "scriptTask"})
DEPTH = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A next element: its name, kind, lane role, and the condition's name where there is one."""

    element: str
    name: str
    kind: str
    role: str | None
    condition: str | None


def next_steps(version: Version, element: str, language: str = "zh") -> tuple[Step, ...]:
    """The elements that can follow, gateways and scripts looked through."""
    known = version.definition.elements
    found: dict[str, Step] = {}
    if element in known:
        _walk(known, known[element], None, found, DEPTH)
    return tuple(
        replace(step, name=version.name(step.element, language, step.name))
        for step in found.values()
    )


def _walk(
    known: Mapping[str, Element],
    element: Element,
    condition: str | None,
    found: dict[str, Step],
    depth: int,
) -> None:
    for flow in element.outgoing:
        target = known.get(flow.target)
        if target is None:
            continue
        label = flow.name or condition
        if target.kind in _PASSED and depth:
            _walk(known, target, label, found, depth - 1)
        elif target.id not in found:
            found[target.id] = Step(
                element=target.id,
                name=target.name or "",
                kind=target.kind,
                role=target.lane,
                condition=label,
            )
