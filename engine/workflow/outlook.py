"""What happens after an element, in words: the next steps people and clocks will meet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.workflow.spiff import Element
from engine.workflow.versions import Version

_PASSED = frozenset(
    {"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "scriptTask"}
)
_SILENT = frozenset({"startEvent", "intermediateThrowEvent"})
FARTHEST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A next element: its name, kind, lane role, and the condition's name where there is one."""

    element: str
    name: str
    kind: str
    role: str | None
    condition: str | None


def next_steps(version: Version, element: str, language: str = "zh") -> tuple[Step, ...]:
    """The elements that can follow; gateways, scripts and edges of phases are looked through."""
    known = version.definition.elements
    if element not in known:
        return ()
    walk = _Walk(version=version, language=language)
    walk.leave(known[element], None, FARTHEST)
    return tuple(walk.found.values())


@dataclass(kw_only=True)
class _Walk:
    version: Version
    language: str
    found: dict[str, Step] = field(default_factory=dict)

    def leave(self, element: Element, condition: str | None, left: int) -> None:
        """Along every flow out of an element."""
        for flow in element.outgoing:
            target = self.version.definition.elements.get(flow.target)
            if target is not None:
                said = self._named(flow.id, flow.name) or condition
                self._meet(target, said, left)

    def _meet(self, element: Element, condition: str | None, left: int) -> None:
        if left and element.kind in _PASSED | _SILENT:
            self.leave(element, condition, left - 1)
        elif left and element.kind == "subProcess":
            for start in self._starts(element):
                self.leave(start, condition, left - 1)
        elif left and element.kind == "endEvent" and element.parent:
            self.leave(self.version.definition.elements[element.parent], condition, left - 1)
        else:
            self._keep(element, condition)

    def _starts(self, phase: Element) -> Iterator[Element]:
        for element in self.version.definition.elements.values():
            if element.parent == phase.id and element.kind == "startEvent":
                yield element

    def _keep(self, element: Element, condition: str | None) -> None:
        step = Step(
            element=element.id,
            name=self._named(element.id, element.name),
            kind=element.kind,
            role=element.lane,
            condition=condition,
        )
        self.found.setdefault(element.id, step)

    def _named(self, id_: str, chinese: str) -> str:
        return self.version.name(id_, self.language, chinese) or ""
