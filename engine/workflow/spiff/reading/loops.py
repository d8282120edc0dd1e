"""Reads how an activity repeats: multi-instance, standard loop, ad-hoc sub-process."""

from engine.workflow.spiff.reading.events import defined
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, children, is_set, kind, words, zeebe
from engine.workflow.spiff.traits import AdHoc, Behaviour, Event, Loop, Repetition

THROWABLE = ("signal", "message", "escalation", "error")


def loop_of(reader: Reader, node: Node) -> Loop | None:
    """The multi-instance of an activity, if it has one."""
    loop = child(node, "multiInstanceLoopCharacteristics")
    if loop is None:
        return None
    own = zeebe(loop, "loopCharacteristics")
    names: dict[str, str] = (
        {str(k): str(v) for k, v in own.attrib.items()} if own is not None else {}
    )
    found = Loop(
        sequential=is_set(loop, "isSequential"),
        collection=reader.feel(node, names.get("inputCollection"), "inputCollection"),
        cardinality=reader.text(node, words(child(loop, "loopCardinality"))),
        item=names.get("inputElement"),
        results=names.get("outputCollection"),
        result=reader.feel(node, names.get("outputElement"), "outputElement"),
        until=reader.feel(node, words(child(loop, "completionCondition")), "completionCondition"),
        behaviours=_behaviours(reader, node, loop),
    )
    _check_loop(reader, node, found)
    return found


def repetition_of(reader: Reader, node: Node) -> Repetition | None:
    """The standard loop of an activity, if it has one."""
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
        test_before=is_set(loop, "testBefore"),
    )


def ad_hoc_of(reader: Reader, node: Node) -> AdHoc:
    """How an ad-hoc sub-process goes through its activities."""
    until = words(child(node, "completionCondition"))
    return AdHoc(
        sequential=node.get("ordering", "Parallel") == "Sequential",
        until=reader.feel(node, until, "completionCondition"),
        cancel_rest=is_set(node, "cancelRemainingInstances", default=True),
    )


def _check_loop(reader: Reader, node: Node, loop: Loop) -> None:
    if loop.collection is None and loop.cardinality is None:
        reader.wrong(node, "a multi-instance needs zeebe:loopCharacteristics inputCollection")
    if (loop.results is None) != (loop.result is None):
        reader.wrong(node, "outputCollection and outputElement come together")


def _behaviours(reader: Reader, node: Node, loop: Node) -> tuple[Behaviour, ...]:
    when = loop.get("behavior", "All").lower()
    if when == "all":
        return ()
    if when in ("none", "one"):
        return (_simple(reader, node, loop.get(f"{when}BehaviorEventRef"), when),)
    found = children(loop, "complexBehaviorDefinition")
    if when != "complex" or not found:
        reader.wrong(node, f"the behavior {when} of a multi-instance has no definition")
    return tuple(_complex(reader, node, part) for part in found)


def _simple(reader: Reader, node: Node, ref: str | None, when: str) -> Behaviour:
    """Without a reference, any signal (BPMN 2.0, table 10.29)."""
    if ref is None:
        return Behaviour(when=when, event=Event(kind="signal"))
    definition = reader.document.event_definitions.get(ref.rpartition(":")[2])
    if definition is None:
        reader.wrong(node, f"{when}BehaviorEventRef {ref!r} does not exist")
        return Behaviour(when=when, event=None)
    return Behaviour(when=when, event=defined(reader, node, definition, THROWABLE))


def _complex(reader: Reader, node: Node, part: Node) -> Behaviour:
    thrown = child(part, "event")
    within = [] if thrown is None else list(thrown)
    events = [one for one in within if kind(one).endswith("EventDefinition")]
    condition = reader.feel(node, words(child(part, "condition")), "the condition")
    if condition is None:
        reader.wrong(node, "a complexBehaviorDefinition needs a condition")
    event = defined(reader, node, events[0], THROWABLE) if events else None
    return Behaviour(when="complex", event=event, condition=condition)
