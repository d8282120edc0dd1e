"""Reads the zeebe: extensions of a flow node into its traits."""

from engine.workflow.spiff.expressions import Text
from engine.workflow.spiff.reading.events import ALLOWED, event_of
from engine.workflow.spiff.reading.loops import ad_hoc_of, loop_of, repetition_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import (
    Node,
    all_zeebe,
    child,
    children,
    is_set,
    kind,
    own_attributes,
    words,
    zeebe,
)
from engine.workflow.spiff.traits import Assignment, Called, Event, Mappings, Service, Traits

ACTIVATION = "activationCondition"
INTERRUPTING = ("cancelActivity", "isInterrupting")


def traits_of(reader: Reader, node: Node, lane: str | None) -> Traits:
    """Everything a spec needs to know about a flow node."""
    tag = kind(node)
    own = own_attributes(node)
    events = tag in ALLOWED or tag in ("receiveTask", "sendTask")
    return Traits(
        id=node.get("id", ""),
        name=node.get("name", ""),
        kind=tag,
        process=reader.container.process,
        inputs=_mappings(reader, node, "input"),
        outputs=_mappings(reader, node, "output"),
        event=event_of(reader, node) if events else Event(),
        interrupting=all(is_set(node, name, default=True) for name in INTERRUPTING),
        service=_service(reader, node),
        script=_script(reader, node),
        decision=_decision(reader, node),
        called=_called(reader, node) if tag == "callActivity" else None,
        loop=loop_of(reader, node),
        repetition=repetition_of(reader, node),
        ad_hoc=ad_hoc_of(reader, node) if tag == "adHocSubProcess" else None,
        activation=reader.feel(node, words(child(node, "activationCondition")), ACTIVATION),
        instantiates=is_set(node, "instantiate"),
        for_compensation=is_set(node, "isForCompensation"),
        start_quantity=_quantity(reader, node, "startQuantity"),
        completion_quantity=_quantity(reader, node, "completionQuantity"),
        assignment=_assignment(reader, node) if tag == "userTask" else Assignment(),
        attributes=own,
        lane=lane,
        label=reader.text(node, own.get("instanceLabel")),
        working_days=reader.text(node, own.get("dueWorkingDays")),
        data_objects=data_objects_of(node),
    )


def form_of(node: Node) -> str | None:
    form = zeebe(node, "formDefinition")
    return None if form is None else form.get("formId") or form.get("formKey")


def properties_of(node: Node) -> dict[str, str]:
    return {
        part.get("name", ""): part.get("value", "")
        for part in all_zeebe(node, "properties/property")
    }


def _mappings(reader: Reader, node: Node, side: str) -> Mappings:
    found = []
    for part in all_zeebe(node, f"ioMapping/{side}"):
        source = reader.text(node, part.get("source"))
        if source is None or not part.get("target"):
            reader.wrong(node, f"an {side} mapping needs source and target")
        else:
            found.append((part.get("target", ""), source))
    return tuple(found)


def _service(reader: Reader, node: Node) -> Service | None:
    definition = zeebe(node, "taskDefinition")
    type_ = reader.text(node, definition.get("type")) if definition is not None else None
    if type_ is None:
        return None
    headers = {
        part.get("key", ""): part.get("value", "") for part in all_zeebe(node, "taskHeaders/header")
    }
    return Service(type=type_, headers=headers)


def _script(reader: Reader, node: Node) -> tuple[Text, str] | None:
    script = zeebe(node, "script")
    if script is None:
        return None
    text = reader.text(node, script.get("expression"))
    name = script.get("resultVariable")
    if text is None or not name:
        reader.wrong(node, "a script needs expression and resultVariable")
        return None
    return (text, name)


def _decision(reader: Reader, node: Node) -> tuple[str, str] | None:
    called = zeebe(node, "calledDecision")
    if called is None:
        return None
    id_, name = called.get("decisionId"), called.get("resultVariable")
    if not id_ or not name or id_.startswith("="):
        reader.wrong(node, "a called decision needs a fixed decisionId and a resultVariable")
        return None
    return (id_, name)


def called_process(node: Node) -> str | None:
    """The id of the process or global task that a call activity names."""
    called = zeebe(node, "calledElement")
    own = None if called is None else called.get("processId")
    return own or node.get("calledElement", "").rpartition(":")[2] or None


def _called(reader: Reader, node: Node) -> Called | None:
    called, process = zeebe(node, "calledElement"), called_process(node)
    if not process or process.startswith("="):
        reader.wrong(node, "a call activity needs a fixed zeebe:calledElement processId")
        return None
    own = called if called is not None else node
    return Called(
        process=process,
        parents=is_set(own, "propagateAllParentVariables", default=True),
        children=is_set(own, "propagateAllChildVariables", default=True),
    )


def _quantity(reader: Reader, node: Node, name: str) -> int:
    text = node.get(name, "1")
    if not text.isdigit() or not 1 <= int(text) <= 100:
        reader.wrong(node, f"{name} {text!r} is not between 1 and 100")
        return 1
    return int(text)


def _assignment(reader: Reader, node: Node) -> Assignment:
    def attribute(tag: str, name: str) -> str | None:
        part = zeebe(node, tag)
        return None if part is None else part.get(name)

    return Assignment(
        form=form_of(node),
        assignee=reader.text(node, attribute("assignmentDefinition", "assignee")),
        users=reader.text(node, attribute("assignmentDefinition", "candidateUsers")),
        groups=reader.text(node, attribute("assignmentDefinition", "candidateGroups")),
        due=reader.text(node, attribute("taskSchedule", "dueDate")),
        follow_up=reader.text(node, attribute("taskSchedule", "followUpDate")),
        priority=reader.text(node, attribute("priorityDefinition", "priority")),
    )


def data_objects_of(node: Node) -> tuple[str, ...]:
    """Names that belong to a process or sub-process."""
    return tuple(name for part in children(node, "dataObject") if (name := part.get("name")))
