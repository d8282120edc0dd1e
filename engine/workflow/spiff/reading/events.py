"""Reads event definitions; refuses those that no spec of ours carries out."""

from collections.abc import Callable, Container

from engine.workflow.spiff.expressions import Text
from engine.workflow.spiff.reading.document import correlation_of, definitions_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, child, is_set, kind, words, zeebe
from engine.workflow.spiff.traits import Event

WAITING = ("timer", "message", "signal", "conditional")
ALLOWED = {
    "startEvent": {*WAITING, "error", "escalation", "compensate"},
    "intermediateCatchEvent": {*WAITING, "link"},
    "intermediateThrowEvent": {"message", "signal", "escalation", "link", "compensate"},
    "boundaryEvent": {*WAITING, "error", "escalation", "cancel", "compensate"},
    "endEvent": {"message", "signal", "error", "escalation", "terminate", "cancel", "compensate"},
}
THROWN = ("endEvent", "intermediateThrowEvent")
ALONE = ("link", "cancel", "terminate", "compensate")
TIMERS = ("timeDate", "timeDuration", "timeCycle")


def event_of(reader: Reader, node: Node) -> Event:
    """The event of an event node or of a send or receive task."""
    tag = kind(node)
    if tag in ("receiveTask", "sendTask"):
        return _task_message(reader, node)
    found = definitions_of(reader.document, node)
    if not found:
        return _none(reader, node, tag)
    parts = tuple(defined(reader, node, definition, ALLOWED[tag]) for definition in found)
    return parts[0] if len(parts) == 1 else _multiple(reader, node, parts)


def defined(reader: Reader, node: Node, definition: Node, allowed: Container[str]) -> Event:
    """One event definition of a node."""
    name = kind(definition).removesuffix("EventDefinition")
    if name not in allowed:
        reader.wrong(node, f"a {kind(node)} with a {name} event is not supported")
        return Event()
    return _READERS[name](reader, node, definition)


def _multiple(reader: Reader, node: Node, parts: tuple[Event, ...]) -> Event:
    """Any of the events, or all where it is parallel (BPMN 2.0, 10.5.1)."""
    caught = kind(node) not in THROWN
    together = caught and is_set(node, "parallelMultiple")
    for part in parts:
        if part.kind in ALONE:
            reader.wrong(node, f"a {part.kind} event stands alone")
        elif together and part.kind not in (*WAITING, "none"):
            reader.wrong(node, f"a parallel multiple event cannot wait for an {part.kind}")
    return Event(kind="multiple", parts=parts, together=together)


def _none(reader: Reader, node: Node, tag: str) -> Event:
    if tag in ("boundaryEvent", "intermediateCatchEvent"):
        reader.wrong(node, f"a {tag} needs an event definition")
    return Event()


def _task_message(reader: Reader, node: Node) -> Event:
    if node.get("messageRef") is None:
        if kind(node) == "receiveTask":
            reader.wrong(node, "a receive task needs a messageRef")
        return Event()
    return _message(reader, node, node)


def _timer(reader: Reader, node: Node, definition: Node) -> Event:
    given = [(form, child(definition, form)) for form in TIMERS]
    found = [(form, words(part)) for form, part in given if part is not None]
    if len(found) != 1 or found[0][1] is None:
        reader.wrong(node, "a timer needs exactly one of timeDate, timeDuration, timeCycle")
        return Event()
    form, source = found[0]
    text = reader.text(node, source)
    return Event(kind="timer", text=text, form=form) if text else Event()


def _message(reader: Reader, node: Node, definition: Node) -> Event:
    message = _referred(reader, node, definition, "messageRef", reader.document.messages)
    if message is None:
        return Event()
    name = reader.text(node, message.get("name"))
    if name is None:
        reader.wrong(node, f"message {message.get('id')} has no name")
    own = zeebe(node, "publishMessage")
    key = own.get("correlationKey") if own is not None else None
    source = key or correlation_of(message)
    return Event(kind="message", text=name, correlation=reader.text(node, source))


def _signal(reader: Reader, node: Node, definition: Node) -> Event:
    signal = _referred(reader, node, definition, "signalRef", reader.document.signals)
    name = reader.text(node, signal.get("name")) if signal is not None else None
    if signal is not None and name is None:
        reader.wrong(node, f"signal {signal.get('id')} has no name")
    return Event(kind="signal", text=name)


def _conditional(reader: Reader, node: Node, definition: Node) -> Event:
    text = reader.feel(node, words(child(definition, "condition")), "the condition")
    if text is None:
        reader.wrong(node, "a conditional event needs a condition")
        return Event()
    return Event(kind="conditional", text=text)


def _error(reader: Reader, node: Node, definition: Node) -> Event:
    return _coded(reader, node, definition, "error", reader.document.errors)


def _escalation(reader: Reader, node: Node, definition: Node) -> Event:
    return _coded(reader, node, definition, "escalation", reader.document.escalations)


def _coded(
    reader: Reader, node: Node, definition: Node, name: str, known: dict[str, Node]
) -> Event:
    code: Text | None = None
    if definition.get(f"{name}Ref") is not None:
        found = _referred(reader, node, definition, f"{name}Ref", known)
        code = reader.text(node, found.get(f"{name}Code")) if found is not None else None
    if code is None and kind(node) in THROWN:
        reader.wrong(node, f"a thrown {name} needs a code")
    return Event(kind=name, text=code)


def _compensate(_: Reader, node: Node, definition: Node) -> Event:
    """Thrown: what to compensate (nothing: all); at a boundary: what can be compensated."""
    named = definition.get("activityRef") if kind(node) in THROWN else node.get("attachedToRef")
    return Event(
        kind="compensate",
        activity=(named or "").rpartition(":")[2] or None,
        wait=is_set(definition, "waitForCompletion", default=True),
    )


def _terminate(*_: object) -> Event:
    return Event(kind="terminate")


def _cancel(reader: Reader, node: Node, _: Node) -> Event:
    inside = reader.container
    around = inside.nodes.get(node.get("attachedToRef", ""), inside.node)
    if kind(around) != "transaction":
        reader.wrong(node, "a cancel event belongs to a transaction")
    return Event(kind="cancel")


def _link(reader: Reader, node: Node, definition: Node) -> Event:
    name = reader.text(node, definition.get("name"))
    if name is None:
        reader.wrong(node, "a link event needs a name")
    return Event(kind="link", text=name)


def _referred(
    reader: Reader, node: Node, definition: Node, attribute: str, known: dict[str, Node]
) -> Node | None:
    name = (definition.get(attribute) or "").rpartition(":")[2]
    if name not in known:
        reader.wrong(node, f"{attribute} {name!r} does not exist")
    return known.get(name)


_READERS: dict[str, Callable[[Reader, Node, Node], Event]] = {
    "timer": _timer,
    "message": _message,
    "signal": _signal,
    "conditional": _conditional,
    "error": _error,
    "escalation": _escalation,
    "compensate": _compensate,
    "terminate": _terminate,
    "cancel": _cancel,
    "link": _link,
}
