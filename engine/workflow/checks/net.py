"""The control flow of one process or sub-process as a net: tokens lie on sequence flows.

A sub-process is one node here; its inside is a net of its own. What an activity may do (end, be
interrupted at its border, let a boundary event fire beside it) are the outcomes of its node.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from engine.workflow.checks.diagram import FLOW_NODES, Diagram, inside, is_handler
from engine.workflow.checks.index import Index, local
from engine.workflow.checks.xml import BPMN, Node, kind, words

MOST_WAYS = 6
"""Ways out of an inclusive split whose every choice is tried; of more, each alone and all."""
Place = str
Outcome = tuple[Place, ...]
TRUE = ("true", "1")


@dataclass(kw_only=True)
class Step:
    """A node: it takes a token from one way in (`all_ways`: from each), and has outcomes."""

    id: str
    node: Node
    ways_in: tuple[Place, ...] = ()
    outcomes: tuple[Outcome, ...] = ((),)
    all_ways: bool = False
    waits_for_others: bool = False
    clears: bool = False


@dataclass(kw_only=True)
class Net:
    """`starts` are the markings a run may begin with; `after` says which step takes a token."""

    container: Node
    steps: dict[str, Step] = field(default_factory=dict)
    after: dict[Place, Step] = field(default_factory=dict)
    starts: list[Outcome] = field(default_factory=list)
    simple: bool = True


def net_of(diagram: Diagram, container: Node) -> Net:
    """Read the flow nodes that lie directly in a container."""
    net, index = Net(container=container), diagram.index
    nodes = [n for n in inside(container) if n.get("id") and _in_flow(n)]
    jumps = _jumps(index, nodes)
    for node in nodes:
        step = _step(index, node, jumps)
        net.steps[step.id] = step
        for place in step.ways_in:
            net.after[place] = step
        net.simple &= node.get("startQuantity", "1") == "1" and kind(node) != "complexGateway"
    net.starts = list(_starts(net, nodes))
    return net


def _in_flow(node: Node) -> bool:
    apart = node.get("isForCompensation") in TRUE or is_handler(node)
    return kind(node) in FLOW_NODES and kind(node) != "boundaryEvent" and not apart


def _step(index: Index, node: Node, jumps: dict[str, list[Place]]) -> Step:
    id_, tag = str(node.get("id")), kind(node)
    out = _places(index.out(node))
    step = Step(id=id_, node=node, ways_in=(*_places(index.into(node)), *jumps[f"to {id_}"]))
    if tag == "intermediateThrowEvent" and jumps[f"from {id_}"]:
        out = tuple(jumps[f"from {id_}"])
    step.outcomes = tuple(dict.fromkeys(_outcomes(index, node, tag, out)))
    step.all_ways = tag == "parallelGateway"
    step.waits_for_others = tag in ("inclusiveGateway", "complexGateway") and len(step.ways_in) > 1
    step.clears = tag == "endEvent" and bool(CLEARING & set(index.triggers(node)))
    return step


CLEARING = frozenset({"terminate", "error", "cancel"})


def _outcomes(index: Index, node: Node, tag: str, out: Outcome) -> Iterator[Outcome]:
    if tag in ("exclusiveGateway", "eventBasedGateway"):
        yield from ((place,) for place in out)
        if not out:
            yield ()
        return
    normal = list(_choices(index, node, tag, out))
    yield from normal
    for event in index.attached.get(str(node.get("id")), []):
        if "compensate" in index.triggers(event):
            continue
        ways = _places(index.out(event))
        beside = event.get("cancelActivity") in ("false", "0")
        yield from ((*one, *ways) for one in normal) if beside else (ways,)


def _choices(index: Index, node: Node, tag: str, out: Outcome) -> Iterator[Outcome]:
    """All ways, or any of them where they have conditions."""
    free = [f for f in index.out(node) if f.find(f"{BPMN}conditionExpression") is not None]
    if tag == "parallelGateway" or (tag not in ("inclusiveGateway", "complexGateway") and not free):
        yield out
        return
    sure = set() if tag.endswith("Gateway") else set(out) - {place_of(f) for f in free}
    sure.discard(local(node.get("default")))
    sizes = range(1, len(out) + 1) if len(out) <= MOST_WAYS else (1, len(out))
    for size in sizes:
        for some in combinations(out, size):
            if sure <= set(some):
                yield some


def _jumps(index: Index, nodes: Sequence[Node]) -> dict[str, list[Place]]:
    """Links as places: `from <throw>` and `to <catch>` hold the same one."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    links: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for node in nodes:
        for definition in index.definitions(node):
            if kind(definition) == "linkEventDefinition":
                links[_link(index, definition)].append((kind(node), str(node.get("id"))))
    for name, ends in links.items():
        for tag, id_ in ends:
            found[f"{'to' if tag == 'intermediateCatchEvent' else 'from'} {id_}"].append(f"→{name}")
    return found


def _link(index: Index, definition: Node) -> str:
    target = index.find(words(definition.find(f"{BPMN}target")))
    return str((definition if target is None else target).get("name"))


def _starts(net: Net, nodes: Sequence[Node]) -> Iterator[Outcome]:
    events = [node for node in nodes if kind(node) == "startEvent"]
    if events:
        for event in events:
            yield from net.steps[str(event.get("id"))].outcomes
        return
    first = [net.steps[str(node.get("id"))] for node in nodes]
    free = [step for step in first if not step.ways_in]
    for step in free:
        step.ways_in = (f"→{step.id}",)
        net.after[f"→{step.id}"] = step
    if free:
        yield tuple(f"→{step.id}" for step in free)


def _places(flows: Sequence[Node]) -> tuple[Place, ...]:
    return tuple(place_of(flow) for flow in flows)


def place_of(flow: Node) -> Place:
    """A sequence flow as a place; those without an id are told apart by their ends."""
    return str(flow.get("id") or f"{flow.get('sourceRef')}→{flow.get('targetRef')}")
