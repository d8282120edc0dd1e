"""All diagrams of a package as one graph: calls are opened where they are, with their inputs.

A place is an element within the calls around it. Sub-processes and calls have two places, in and
out. Data are not looked at: a way exists where flows lead, whatever their conditions say.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.workflow.checks.diagram import CONTAINERS, Diagram, inside, is_handler
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, ZEEBE, Node, called_process, kind

MOST_PLACES = 20_000
MOST_CALLS = 12
"""Calls within calls that are opened."""
_INPUT = f"{BPMN}extensionElements/{ZEEBE}ioMapping/{ZEEBE}input"
ENTER, LEAVE = "in", "out"
Key = tuple[tuple[str, ...], str, str]
"""The calls around an element, its id, and which of its two places."""


Pair = tuple[Key, Key]
Ends = dict[str, Pair]


class TooManyPlaces(Exception):  # noqa: N818 - a bound, not a fault
    """The package is larger than the search may look at."""


@dataclass(frozen=True, slots=True)
class Place:
    """`given` are the inputs of the calls around it: name → text, the innermost first to count."""

    diagram: Diagram
    node: Node
    given: dict[str, str]


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
            opening.whole(root, (), {})
    return opening.ways


class _Opening:
    def __init__(self, package: Package) -> None:
        self.ways = Ways()
        self.processes = {
            str(node.get("id")): (diagram, node) for diagram, node in package.each("process")
        }

    def whole(self, process: str, calls: tuple[str, ...], given: dict[str, str]) -> Pair:
        """Open a process; where it is entered and left."""
        diagram, node = self.processes[process]
        enter, leave = self._pair(diagram, node, calls, given)
        if not calls:
            self.ways.begins.add(enter)
        self._fill(diagram, node, calls, given, enter, leave)
        return enter, leave

    def _pair(
        self, diagram: Diagram, node: Node, calls: tuple[str, ...], given: dict[str, str]
    ) -> Pair:
        id_ = str(node.get("id"))
        keys = (calls, id_, ENTER), (calls, id_, LEAVE)
        for key in keys:
            self.ways.places[key] = Place(diagram, node, given)
        if len(self.ways.places) > MOST_PLACES:
            raise TooManyPlaces
        return keys

    def _fill(
        self,
        diagram: Diagram,
        container: Node,
        calls: tuple[str, ...],
        given: dict[str, str],
        enter: Key,
        leave: Key,
    ) -> None:
        """Open everything that lies directly in a container and join it by the flows."""
        ends: Ends = {}
        for node in inside(container):
            if node.get("id"):
                ends[str(node.get("id"))] = self._open(diagram, node, calls, given)
        for own in ends.values():
            self._join(self.ways.places[own[0]], ends, own, (enter, leave))

    def _open(
        self, diagram: Diagram, node: Node, calls: tuple[str, ...], given: dict[str, str]
    ) -> Pair:
        enter, leave = self._pair(diagram, node, calls, given)
        if kind(node) in CONTAINERS:
            self._fill(diagram, node, calls, given, enter, leave)
            return enter, leave
        called = called_process(node) if kind(node) == "callActivity" else ""
        if called in self.processes and called not in calls and len(calls) < 2 * MOST_CALLS:
            around = (*calls, called, str(node.get("id")))
            first, last = self.whole(called, around, {**given, **_inputs(node)})
            self.ways.lead(enter, first)
            self.ways.lead(last, leave)
        else:
            self.ways.lead(enter, leave)
        return enter, leave

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
