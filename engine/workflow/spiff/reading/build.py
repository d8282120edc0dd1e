"""Builds the specs of one process or sub-process, without recursion along its flows."""

from dataclasses import replace

from engine.workflow.spiff.expressions import Text
from engine.workflow.spiff.reading.beside import add_parts, attach
from engine.workflow.spiff.reading.elements import lane_of
from engine.workflow.spiff.reading.entries import enter
from engine.workflow.spiff.reading.extensions import data_objects_of, traits_of
from engine.workflow.spiff.reading.links import link
from engine.workflow.spiff.reading.model import Flow
from engine.workflow.spiff.reading.reach import reach_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, is_set, kind, words
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.ad_hoc import AdHoc
from engine.workflow.spiff.specs.compensation import Undo
from engine.workflow.spiff.specs.complex import Complex
from engine.workflow.spiff.specs.events import (
    Boundary,
    Catch,
    Receive,
    Send,
    Start,
    Throwing,
)
from engine.workflow.spiff.specs.gateways import EventBased, Exclusive, Inclusive, Parallel
from engine.workflow.spiff.specs.loops import MultiInstance
from engine.workflow.spiff.specs.nested import Call, SubProcess
from engine.workflow.spiff.specs.node import Node as Spec
from engine.workflow.spiff.specs.repeats import Repeat
from engine.workflow.spiff.specs.tasks import Decision, Pass, Script, Service, User
from engine.workflow.spiff.traits import Route, Traits

KINDS: dict[str, type[Spec]] = {
    "startEvent": Start,
    "endEvent": Throwing,
    "intermediateCatchEvent": Catch,
    "intermediateThrowEvent": Throwing,
    "boundaryEvent": Boundary,
    "task": Pass,
    "manualTask": Pass,
    "userTask": User,
    "receiveTask": Receive,
    "subProcess": SubProcess,
    "transaction": SubProcess,
    "adHocSubProcess": AdHoc,
    "callActivity": Call,
    "exclusiveGateway": Exclusive,
    "inclusiveGateway": Inclusive,
    "parallelGateway": Parallel,
    "eventBasedGateway": EventBased,
    "complexGateway": Complex,
}
WORK = ("serviceTask", "scriptTask", "businessRuleTask", "sendTask")


def build(reader: Reader) -> ProcessSpec:
    """The spec of the reader's container."""
    container = reader.container
    spec = ProcessSpec(container.key, container.process, container.file)
    spec.data_objects = dict.fromkeys(data_objects_of(container.node))
    for id_, node in container.nodes.items():
        _add(reader, spec, id_, node)
    for flow in container.flows:
        _connect(reader, spec, flow)
    attach(reader, spec)
    link(reader, spec)
    enter(reader, spec)
    for node in spec.nodes():
        if isinstance(node, Inclusive | Complex):
            node.reach = reach_of(node, spec)
    return spec


def _add(reader: Reader, spec: ProcessSpec, id_: str, node: Node) -> None:
    traits = traits_of(reader, node, lane_of(reader.container, id_))
    once = traits.loop is None and traits.repetition is None
    name, of_each = (id_, traits) if once else (f"{id_} [body]", replace(traits, start_quantity=1))
    built = _class_of(reader, node, traits)(spec, name, of_each)
    if isinstance(built, Call) and traits.called is not None:
        built.inner = traits.called.process
    elif isinstance(built, SubProcess):
        built.inner = reader.container.inner[id_].key if id_ in reader.container.inner else ""
        built.on_event = is_set(node, "triggeredByEvent")
    elif isinstance(built, EventBased):
        built.together = node.get("eventGatewayType") == "Parallel"
    add_parts(spec, built)
    if not once and not isinstance(built, Activity):
        reader.wrong(node, "only activities repeat")
    if traits.loop is not None:
        MultiInstance(spec, id_, _of_the_loop(traits), traits.loop)
    elif traits.repetition is not None:
        Repeat(spec, id_, _of_the_loop(traits), traits.repetition)


def _of_the_loop(traits: Traits) -> Traits:
    """What concerns the loop as a whole; mappings and work are each body's."""
    return Traits(
        id=traits.id,
        name=traits.name,
        kind=traits.kind,
        process=traits.process,
        attributes=traits.attributes,
        lane=traits.lane,
        start_quantity=traits.start_quantity,
        completion_quantity=traits.completion_quantity,
    )


def _class_of(reader: Reader, node: Node, traits: Traits) -> type[Spec]:
    tag = kind(node)
    if tag == "boundaryEvent" and traits.event.kind == "compensate":
        return Undo
    if traits.service is not None and tag in ("endEvent", "intermediateThrowEvent", *WORK):
        return Service
    if tag not in WORK:
        return KINDS[tag]
    if traits.script is not None and tag == "scriptTask":
        return Script
    if traits.decision is not None and tag == "businessRuleTask":
        return Decision
    if tag == "sendTask" and traits.event.kind == "message":
        return Send
    reader.wrong(node, f"a {tag} needs a zeebe extension that says what it does")
    return Pass


def _connect(reader: Reader, spec: ProcessSpec, flow: Flow) -> None:
    if not {flow.source, flow.target} <= reader.container.nodes.keys():
        return
    source, target = spec.task_specs[flow.source], spec.task_specs[flow.target]
    condition = _condition(reader, flow, source)
    default = reader.container.nodes[flow.source].get("default") == flow.id
    source.routes += (Route(id=flow.id, target=target.name, condition=condition, default=default),)
    target.incoming += (flow.id,)
    source.connect(target)


def _condition(reader: Reader, flow: Flow, source: Spec) -> Text | None:
    node = child(flow.node, "conditionExpression")
    text = reader.feel(flow.node, words(node), "the condition")
    return None if isinstance(source, Parallel | EventBased) else text
