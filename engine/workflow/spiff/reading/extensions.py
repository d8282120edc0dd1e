"""Reads the zeebe: extensions of a flow node into its traits."""

from engine.workflow.spiff.expressions import Text
from engine.workflow.spiff.reading.events import ALLOWED, event_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import (
    Node,
    all_zeebe,
    child,
    children,
    kind,
    own_attributes,
    words,
    zeebe,
)
from engine.workflow.spiff.traits import (
    Assignment,
    Called,
    Event,
    Loop,
    Mappings,
    Repetition,
    Service,
    Traits,
)


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
        interrupting=node.get("cancelActivity", node.get("isInterrupting", "true")) != "false",
        service=_service(reader, node),
        script=_script(reader, node),
        decision=_decision(reader, node),
        called=_called(reader, node) if tag == "callActivity" else None,
        loop=_loop(reader, node),
        repetition=_repetition(reader, node),
        start_quantity=_quantity(reader, node, "startQuantity"),
        completion_quantity=_quantity(reader, node, "completionQuantity"),
        assignment=_assignment(reader, node) if tag == "userTask" else Assignment(),
        attributes=own,
        lane=lane,
        label=reader.text(node, own.get("instanceLabel")),
        data_objects=_data_objects(node),
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
    """The process that a call activity names, as it is written."""
    called = zeebe(node, "calledElement")
    return called.get("processId") if called is not None else node.get("calledElement")


def _called(reader: Reader, node: Node) -> Called | None:
    called, process = zeebe(node, "calledElement"), called_process(node)
    if not process or process.startswith("="):
        reader.wrong(node, "a call activity needs a fixed zeebe:calledElement processId")
        return None
    own = called if called is not None else node
    return Called(
        process=process,
        parents=own.get("propagateAllParentVariables", "true") == "true",
        children=own.get("propagateAllChildVariables", "true") == "true",
    )


def _loop(reader: Reader, node: Node) -> Loop | None:
    loop = child(node, "multiInstanceLoopCharacteristics")
    if loop is None:
        return None
    own = zeebe(loop, "loopCharacteristics")
    names: dict[str, str] = (
        {str(k): str(v) for k, v in own.attrib.items()} if own is not None else {}
    )
    found = Loop(
        sequential=loop.get("isSequential") == "true",
        collection=reader.feel(node, names.get("inputCollection"), "inputCollection"),
        cardinality=reader.text(node, words(child(loop, "loopCardinality"))),
        item=names.get("inputElement"),
        results=names.get("outputCollection"),
        result=reader.feel(node, names.get("outputElement"), "outputElement"),
        until=reader.feel(node, words(child(loop, "completionCondition")), "completionCondition"),
    )
    _check_loop(reader, node, found)
    return found


def _repetition(reader: Reader, node: Node) -> Repetition | None:
    loop = child(node, "standardLoopCharacteristics")
    if loop is None:
        return None
    most = loop.get("loopMaximum", "")
    condition = reader.feel(node, words(child(loop, "loopCondition")), "loopCondition")
    if (condition is None and not most) or (most and not most.isdigit()):
        reader.wrong(node, "a standard loop needs a loopCondition or a loopMaximum")
    return Repetition(
        condition=condition,
        most=int(most) if most.isdigit() else None,
        test_before=loop.get("testBefore") == "true",
    )


def _quantity(reader: Reader, node: Node, name: str) -> int:
    text = node.get(name, "1")
    if not text.isdigit() or not 1 <= int(text) <= 100:
        reader.wrong(node, f"{name} {text!r} is not between 1 and 100")
        return 1
    return int(text)


def _check_loop(reader: Reader, node: Node, loop: Loop) -> None:
    if loop.collection is None and loop.cardinality is None:
        reader.wrong(node, "a multi-instance needs zeebe:loopCharacteristics inputCollection")
    behaviour = child(node, "multiInstanceLoopCharacteristics")
    if behaviour is not None and behaviour.get("behavior", "All") != "All":
        reader.wrong(node, "a multi-instance that throws events (behavior) is not supported")
    if (loop.results is None) != (loop.result is None):
        reader.wrong(node, "outputCollection and outputElement come together")


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


def _data_objects(node: Node) -> tuple[str, ...]:
    return tuple(name for part in children(node, "dataObject") if (name := part.get("name")))
