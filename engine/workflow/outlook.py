"""What completing a task leads to: the next steps, who does them, and what it hangs on."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace

from engine.workflow.choices import Choices
from engine.workflow.spiff import Element
from engine.workflow.spiff.values import Outgoing
from engine.workflow.versions import Version
from engine.workflow.way import Way, either

_GATEWAYS = frozenset(
    {"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway"}
)
_SILENT = frozenset({"scriptTask", "startEvent", "intermediateThrowEvent"})
_ONE_WAY = frozenset({"parallelGateway", "eventBasedGateway"})
FARTHEST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A next element: its name, kind and lane role.

    `condition` says which answers on this form lead to it; `depends` that something else than
    this form has a say, `after_others` that work beside this task must be done as well. Of kind
    `return` is the end of a called process whose caller is not known.
    """

    element: str
    name: str
    kind: str
    role: str | None
    condition: str | None = None
    depends: bool = False
    after_others: bool = False


def next_steps(
    version: Version,
    element: str,
    language: str = "zh",
    *,
    active: Collection[str] = (),
    holds: Callable[[str], bool | None] = lambda _: None,
) -> tuple[Step, ...]:
    """The elements that can follow; gateways, scripts and edges of phases are looked through.

    `active` are the elements at work now: they tell which call a called process returns to.
    `holds` says whether a condition is true as things stand, None where that is not known.
    """
    known = version.definition.elements.get(element)
    if known is None:
        return ()
    choices = Choices.of(version.forms.get(known.form or ""), language)
    walk = _Walk(version=version, language=language, choices=choices, active=active, holds=holds)
    walk.leave(known, Way(answers=choices.every()), FARTHEST)
    return tuple(walk.found.values())


@dataclass(kw_only=True)
class _Walk:
    version: Version
    language: str
    choices: Choices
    active: Collection[str]
    holds: Callable[[str], bool | None]
    found: dict[str, Step] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)

    def leave(self, element: Element, way: Way, left: int) -> None:
        """Along every flow out of an element that the way allows."""
        if element.repeats:
            way = replace(way, after_others=True, changed=True)
        for flow, along in self._branches(element, way):
            target = self.version.definition.element(element.process_id, flow.target)
            if target is not None and not along.blocked:
                self._meet(target, along, left)

    def _branches(self, element: Element, way: Way) -> Iterator[tuple[Outgoing, Way]]:
        if element.kind in _ONE_WAY or len(element.outgoing) < 2:
            yield from ((flow, way) for flow in element.outgoing)
            return
        rest = way
        for flow in sorted(element.outgoing, key=lambda flow: flow.default):
            along, after = self._taken(flow, rest)
            yield flow, along
            rest = after if element.kind == "exclusiveGateway" else way

    def _taken(self, flow: Outgoing, way: Way) -> tuple[Way, Way]:
        """The way along a flow, and the one that is left for those behind it."""
        if flow.condition is None:
            return way, way
        decided = self.choices.decide(flow.condition)
        if decided is None:
            return self._open(flow, way)
        name, values = decided
        return way.narrowed(name, values), way.narrowed(name, way.answers[name] - values)

    def _open(self, flow: Outgoing, way: Way) -> tuple[Way, Way]:
        """A condition that is no choice on this form: its name where this form has the say."""
        condition = flow.condition or ""
        if self.choices.writes(condition):
            named = replace(way, named=self._named(flow.id, flow.name), depends=not flow.name)
            return named, way
        true = None if way.changed else self.holds(condition)
        if true is None:
            unsure = replace(way, depends=True)
            return unsure, unsure
        return replace(way, closed=not true), replace(way, closed=true)

    def _meet(self, element: Element, way: Way, left: int) -> None:
        if left and element.kind in _GATEWAYS | _SILENT:
            self.leave(element, self._passed(element, way), left - 1)
        elif left and element.kind == "subProcess":
            for start in self._starts(element):
                self.leave(start, way, left - 1)
        elif left and element.kind == "endEvent" and (around := self._around(element)):
            returns = around.process_id != element.process_id
            self.leave(around, replace(way, changed=way.changed or returns), left - 1)
        else:
            self._keep(element, way)

    def _passed(self, element: Element, way: Way) -> Way:
        """Scripts write data; a join waits for what others write."""
        if element.kind == "parallelGateway" and self._into(element) > 1:
            return replace(way, after_others=True, changed=True)
        return replace(way, changed=True) if element.kind == "scriptTask" else way

    def _into(self, element: Element) -> int:
        return sum(
            flow.target == element.id
            for one in self.version.definition.elements.values()
            if one.process_id == element.process_id
            for flow in one.outgoing
        )

    def _around(self, end: Element) -> Element | None:
        """What goes on when an end is reached: the phase around it, or the one call of it."""
        elements = self.version.definition.elements.values()
        if end.parent:
            around = self.version.definition.element(end.process_id, end.parent)
            return around if around and around.outgoing else None
        calls = [one for one in elements if one.calls == end.process_id]
        active = [one for one in calls if one.id in self.active] or calls
        return active[0] if len(active) == 1 else None

    def _starts(self, phase: Element) -> Iterator[Element]:
        for element in self.version.definition.elements.values():
            inside = element.parent == phase.id and element.process_id == phase.process_id
            if inside and element.kind == "startEvent":
                yield element

    def _keep(self, element: Element, way: Way) -> None:
        known = self.ways.get(element.id)
        way = either(known, way) if known else way
        self.ways[element.id] = way
        returns = element.kind == "endEvent" and self._called(element)
        self.found[element.id] = Step(
            element=element.id,
            name=self._named(element.id, element.name),
            kind="return" if returns else element.kind,
            role=element.lane,
            condition=way.named or self.choices.said(way.answers) or None,
            depends=way.depends,
            after_others=way.after_others,
        )

    def _called(self, end: Element) -> bool:
        return not end.parent and end.process_id != self.version.definition.process_id

    def _named(self, id_: str, chinese: str) -> str:
        return self.version.name(id_, self.language, chinese) or ""
