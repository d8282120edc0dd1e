"""All diagrams of a package as one graph: calls are opened where they are, with their inputs.

A place is an element within the calls around it. Sub-processes and calls have two places, in and
out. Data are not looked at: a way exists where flows lead, whatever their conditions say.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.workflow.checks.diagram import CONTAINERS, Diagram, inside, is_handler
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, ZEEBE, Node, called_process, kind

MOST_PLACES = 20_000
DEEP = 24
"""Calls within calls that are opened: a process and its call activity are two names."""
_INPUT = f"{BPMN}extensionElements/{ZEEBE}ioMapping/{ZEEBE}input"
ENTER, LEAVE = "in", "out"
Key = tuple[tuple[str, ...], str, str]
"""The calls around an element, its id, and which of its two places."""
Pair = tuple[Key, Key]
Ends = dict[str, Pair]


class TooManyPlaces(Exception):  # noqa: N818 - a bound, not a fault
    """The package is larger than the search may look at."""


@dataclass(frozen=True, slots=True)
class Level:
    """A diagram within the calls that led to it; `given` are their inputs, name → text."""

    diagram: Diagram
    calls: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """An element on its level."""

    level: Level
    node: Node

    @property
    def diagram(self) -> Diagram:
        return self.level.diagram

    @property
    def given(self) -> Mapping[str, str]:
        return self.level.given


@dataclass(slots=True)
class Ways:
    """`after` leads from a place to the next ones, `before` back; at `begins` a path begins."""

    places: dict[Key, Place] = field(default_factory=dict)
    after: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    before: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    begins: set[Key] = field(default_factory=set)

    def lead(self, place: Key, other: Key) -> None:
        """A token may go from one place to another."""
        self.after[place].append(other)
        self.before[other].append(place)

    def entered(self) -> Iterator[tuple[Key, Place]]:
        """Each element once, where a token comes to it."""
        return ((key, place) for key, place in self.places.items() if key[2] == ENTER)

    def waits_for_all(self, place: Key) -> bool:
        """Whether tokens must come from every place before it."""
        return kind(self.places[place].node) == "parallelGateway" and place[2] == ENTER


def ways_of(package: Package) -> Ways:
    """The graph of what runs when an item starts.

    Raises:
        TooManyPlaces: there are more than 20,000.
    """
    opening = _Opening(package)
    for root in package.roots():
        if root in opening.processes:
            enter, _ = opening.whole(root, Level(opening.processes[root][0]))
            opening.ways.begins.add(enter)
    return opening.ways


class _Opening:
    def __init__(self, package: Package) -> None:
        self.ways = Ways()
        self.processes = {
            str(node.get("id")): (diagram, node) for diagram, node in package.each("process")
        }

    def whole(self, process: str, level: Level) -> Pair:
        """Open a process; where it is entered and left."""
        return self._container(self.processes[process][1], level)

    def _container(self, container: Node, level: Level) -> Pair:
        """Open everything that lies directly in it and join that by the flows."""
        around = self._pair(container, level)
        nodes = [node for node in inside(container) if node.get("id")]
        ends = {str(node.get("id")): self._open(node, level) for node in nodes}
        for own in ends.values():
            self._join(self.ways.places[own[0]], ends, own, around)
        return around

    def _pair(self, node: Node, level: Level) -> Pair:
        id_, place = str(node.get("id")), Place(level, node)
        enter, leave = (level.calls, id_, ENTER), (level.calls, id_, LEAVE)
        self.ways.places |= {enter: place, leave: place}
        if len(self.ways.places) > MOST_PLACES:
            raise TooManyPlaces
        return enter, leave

    def _open(self, node: Node, level: Level) -> Pair:
        if kind(node) in CONTAINERS:
            return self._container(node, level)
        enter, leave = self._pair(node, level)
        called = called_process(node) if kind(node) == "callActivity" else ""
        if called in self.processes and called not in level.calls[::2] and len(level.calls) < DEEP:
            first, last = self.whole(called, self._within(node, called, level))
            self.ways.lead(enter, first)
            self.ways.lead(last, leave)
        else:
            self.ways.lead(enter, leave)
        return enter, leave

    def _within(self, call: Node, called: str, level: Level) -> Level:
        return Level(
            diagram=self.processes[called][0],
            calls=(*level.calls, called, str(call.get("id"))),
            given={**level.given, **_inputs(call)},
        )

    def _join(self, place: Place, ends: Ends, own: Pair, around: Pair) -> None:
        """By the flows that leave it, by what it is attached to, to the container's ends."""
        index, node, lead = place.diagram.index, place.node, self.ways.lead
        for flow in index.out(node):
            target = ends.get(flow.get("targetRef", ""))
            if target is not None:
                lead(own[1], target[0])
        host = ends.get(node.get("attachedToRef", ""))
        if host is not None:
            lead(host[0], own[0])
        elif _begins_the_container(place):
            lead(around[0], own[0])
        if not index.out(node) and _ends_the_container(node):
            lead(own[1], around[1])
        for caught in _jumps(place.diagram, node, ends):
            lead(own[1], caught)


def _inputs(call: Node) -> dict[str, str]:
    return {one.get("target", ""): one.get("source", "") for one in call.iterfind(_INPUT)}


def _begins_the_container(place: Place) -> bool:
    """What nothing leads to; a handler of a compensation waits for that alone."""
    index, node = place.diagram.index, place.node
    apart = "link" in index.triggers(node) or node.get("isForCompensation") in ("true", "1")
    return not index.into(node) and not apart


def _ends_the_container(node: Node) -> bool:
    """What runs beside a container, as events that do not interrupt, does not end it."""
    if not is_handler(node):
        return True
    starts = [part for part in inside(node) if kind(part) == "startEvent"]
    return any(start.get("isInterrupting") not in ("false", "0") for start in starts)


def _jumps(diagram: Diagram, node: Node, ends: Ends) -> Iterator[Key]:
    """Where a link event goes on."""
    if kind(node) != "intermediateThrowEvent":
        return
    names = _links(diagram, node)
    for into, _ in ends.values():
        other = diagram.index.find(into[1])
        catches = other is not None and kind(other) == "intermediateCatchEvent"
        if other is not None and catches and names & _links(diagram, other):
            yield into


def _links(diagram: Diagram, node: Node) -> set[str]:
    definitions = diagram.index.definitions(node)
    return {str(d.get("name")) for d in definitions if kind(d) == "linkEventDefinition"}
