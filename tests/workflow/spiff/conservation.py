"""Tokens are neither lost nor doubled: what the path and the happenings must agree on."""

from collections import Counter

from engine.workflow.spiff import Definition, Element, Flow, Happening
from engine.workflow.spiff.seams import TaskState

PLAIN = (
    *("userTask", "scriptTask", "manualTask", "serviceTask", "exclusiveGateway"),
    *("parallelGateway", "intermediateCatchEvent", "intermediateThrowEvent", "endEvent"),
)
"""Kinds of which every token comes by a sequence flow and is entered once."""


def check(definition: Definition, flow: Flow, happened: list[Happening]) -> None:
    """Raises AssertionError naming the element."""
    left = [(h.element, h.token) for h in happened if h.kind == "left"]
    assert len(left) == len(set(left)), "a token leaves an element once"
    entered = Counter(h.element for h in happened if h.kind == "entered")
    cancelled = Counter(
        h.element for h in happened if h.kind == "left" and h.detail.get("cancelled")
    )
    walked = {id_: n for known in flow.path().finished.values() for id_, n in known.items()}
    standing = _standing(flow)
    for element in definition.elements.values():
        if _is_plain(definition, element):
            _one(definition, element, walked, entered, cancelled, standing)


def _one(
    definition: Definition,
    element: Element,
    walked: dict[str, int],
    entered: Counter[str],
    cancelled: Counter[str],
    standing: Counter[str],
) -> None:
    id_ = element.id
    incoming = [
        f.id for other in definition.elements.values() for f in other.outgoing if f.target == id_
    ]
    came = sum(walked.get(flow, 0) for flow in incoming)
    left = walked.get(id_, 0)
    joins = len(incoming) if element.kind == "parallelGateway" else 1
    ahead = entered[id_] + standing[f"{id_} ahead"]
    if element.parent is None and element.process_id == definition.process_id:
        assert came == ahead, f"{id_}: what came has entered"
    assert came >= ahead, f"{id_}: what entered has come; its scope may have ended before"
    gone = joins * left + cancelled[id_] + standing[id_]
    assert entered[id_] == gone, f"{id_}: what entered has left or stands there"
    taken = [walked.get(flow.id, 0) for flow in element.outgoing]
    if element.kind == "exclusiveGateway":
        assert sum(taken) == left or not taken, f"{id_}: one way for each token"
    elif all(flow.condition is None for flow in element.outgoing):
        assert all(times == left for times in taken), f"{id_}: every way for each token"


def _standing(flow: Flow) -> Counter[str]:
    """Tokens by element; those that have not entered yet apart."""
    found: Counter[str] = Counter()
    for token in flow._running.tokens():
        ahead = token._state == TaskState.FUTURE
        found[f"{token.task_spec.bpmn_id} ahead" if ahead else token.task_spec.bpmn_id] += 1
    return found


def _is_plain(definition: Definition, element: Element) -> bool:
    """Neither a loop, nor behind an event gateway, nor what undoes or listens."""
    by_flow = [
        other
        for other in definition.elements.values()
        if any(flow.target == element.id for flow in other.outgoing)
    ]
    raced = any(other.kind == "eventBasedGateway" for other in by_flow)
    specs = [spec for spec in definition.specs.values() if element.id in spec.task_specs]
    loops = any(f"{element.id} [body]" in spec.task_specs for spec in specs)
    several = any(f"{element.id} [0]" in spec.task_specs for spec in specs)
    return element.kind in PLAIN and bool(by_flow) and not (raced or loops or several)
