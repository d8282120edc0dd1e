"""Where the tokens of a level begin, and which event sub-processes listen on it."""

from engine.workflow.spiff.reading.beside import add_parts
from engine.workflow.spiff.reading.elements import lane_of
from engine.workflow.spiff.reading.extensions import traits_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import is_set, kind
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.specs.ad_hoc import AdHoc
from engine.workflow.spiff.specs.events import Listener, Start
from engine.workflow.spiff.specs.node import Node


def enter(reader: Reader, spec: ProcessSpec) -> None:
    """Choose the start, and let event sub-processes listen."""
    starts = [node for node in list(spec.nodes()) if isinstance(node, Start)]
    plain = [node for node in starts if node.traits.event.kind == "none"]
    instantiating = [node for node in spec.nodes() if node.traits.instantiates]
    spec.entries = (plain or starts or instantiating)[:1]
    if not spec.entries and kind(reader.container.node) != "adHocSubProcess":
        spec.entries = _free(spec)
    for id_, inner in reader.container.inner.items():
        if is_set(inner.node, "triggeredByEvent"):
            _listen(reader, spec, id_)


def offer(outer: ProcessSpec, inner: ProcessSpec) -> None:
    """Tell an ad-hoc sub-process what it offers: what no sequence flow leads to."""
    for holder in outer.nodes():
        if isinstance(holder, AdHoc) and holder.inner == inner.name:
            holder.offered = tuple(node.name for node in _free(inner))


def _free(spec: ProcessSpec) -> list[Node]:
    """What no sequence flow leads to, and neither event nor compensation."""
    bodies = {getattr(node, "body", "") for node in spec.nodes()}
    return [node for node in spec.nodes() if node.name not in bodies and _is_free(node)]


def _is_free(node: Node) -> bool:
    by_event = node.urgent or getattr(node, "on_event", False)
    return not (node.incoming or by_event or node.traits.for_compensation)


def _listen(reader: Reader, spec: ProcessSpec, id_: str) -> None:
    inner = reader.container.inner[id_]
    start = next((node for node in inner.nodes.values() if kind(node) == "startEvent"), None)
    if start is None:
        return
    within = Reader(document=reader.document, container=inner, findings=reader.findings)
    traits = traits_of(within, start, lane_of(inner, start.get("id", "")))
    listener = Listener(spec, f"{id_} [start]", traits)
    listener.handler = id_
    listener.suspending = spec.task_specs[id_].traits.suspends
    add_parts(spec, listener)
    spec.handlers.append(listener)
