"""What waits beside an activity: boundary events, and what undoes it."""

from dataclasses import replace
from typing import Any

from engine.workflow.spiff.reading.model import Container
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, is_set, kind
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.behaviour import catches
from engine.workflow.spiff.specs.compensation import Undo
from engine.workflow.spiff.specs.loops import MultiInstance
from engine.workflow.spiff.specs.multiple import Part
from engine.workflow.spiff.specs.nested import Call, SubProcess


def attach(reader: Reader, spec: ProcessSpec) -> None:
    """Connect boundary events with their activities, and those with what undoes them."""
    for id_, node in reader.container.nodes.items():
        host = spec.task_specs.get(node.get("attachedToRef", ""))
        if kind(node) != "boundaryEvent" or not isinstance(host, Activity):
            continue
        event = spec.task_specs[id_]
        if isinstance(event, Undo):
            host.undone_by = id_
            event.body = _handler(reader, node)
        else:
            host.boundary += (id_,)
    for host in list(spec.nodes()):
        _keep(reader, spec, host)
        _check_behaviour(reader, spec, host)


def add_parts(spec: ProcessSpec, whole: Any) -> None:
    """A spec for each event of a multiple one that is caught."""
    event, found = whole.traits.event, []
    if event.kind != "multiple" or whole.traits.kind in ("endEvent", "intermediateThrowEvent"):
        return
    for number, part in enumerate(event.parts):
        if part.waits:
            name = f"{whole.name} [{number}]"
            Part(spec, name, replace(whole.traits, event=part, inputs=(), outputs=()))
            found.append(name)
    whole.parts = tuple(found)


def _handler(reader: Reader, event: Node) -> str:
    """The compensation activity that a line leads to from the event."""
    lines = reader.document.associations.get(event.get("id", ""), [])
    nodes = (reader.container.nodes.get(id_) for id_ in lines)
    found = [n for n in nodes if n is not None and is_set(n, "isForCompensation")]
    if len(found) != 1:
        reader.wrong(event, "a compensation event needs an association with one activity")
    return found[0].get("id", "") if found else ""


def _keep(reader: Reader, spec: ProcessSpec, node: Any) -> None:
    """A sub-process stays after its end when something inside can be undone, unless it is
    undone as a whole."""
    if not isinstance(node, SubProcess) or isinstance(node, Call) or node.on_event:
        return
    whole = spec.task_specs[node.bpmn_id]
    inner = reader.container.inner.get(node.bpmn_id)
    node.keeps = not getattr(whole, "undone_by", "") and inner is not None and _can_undo(inner)


def _can_undo(container: Container) -> bool:
    """Whether a compensation event is drawn in it, at whatever depth."""
    return any(
        child(node, "compensateEventDefinition") is not None
        for inside in container.all()
        for node in inside.nodes.values()
        if kind(node) in ("boundaryEvent", "startEvent")
    )


def _check_behaviour(reader: Reader, spec: ProcessSpec, loop: Any) -> None:
    if not isinstance(loop, MultiInstance):
        return
    events = [spec.task_specs[name].traits.event for name in loop.boundary]
    for behaviour in loop.loop.behaviours:
        thrown = behaviour.event
        if thrown is not None and not any(catches(event, thrown) for event in events):
            node = reader.container.nodes[loop.bpmn_id]
            reader.wrong(node, "no boundary event catches what its multi-instance throws")
