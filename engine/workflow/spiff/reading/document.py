"""What a file defines beside its processes: messages, signals, errors, escalations."""

from dataclasses import dataclass

from engine.workflow.spiff.reading.xml import (
    Node,
    bpmn,
    children,
    kind,
    own_attributes,
    zeebe,
)
from engine.workflow.spiff.values import MessageDefinition


@dataclass(kw_only=True)
class Document:
    """One file; definitions by their ids, and which elements a line without meaning connects."""

    file: str
    root: Node
    messages: dict[str, Node]
    signals: dict[str, Node]
    errors: dict[str, Node]
    escalations: dict[str, Node]
    event_definitions: dict[str, Node]
    associations: dict[str, list[str]]

    def message_definitions(self) -> dict[str, MessageDefinition]:
        return {
            definition.name: definition
            for definition in map(_message, self.messages.values())
            if definition.name
        }


def document(file: str, root: Node) -> Document:
    """Index a file's definitions. A boundary event may name its activity with a prefix."""
    for event in root.iter(bpmn("boundaryEvent")):
        event.set("attachedToRef", event.get("attachedToRef", "").rpartition(":")[2])

    def by_id(tag: str) -> dict[str, Node]:
        return {node.get("id", ""): node for node in children(root, tag)}

    return Document(
        file=file,
        root=root,
        messages=by_id("message"),
        signals=by_id("signal"),
        errors=by_id("error"),
        escalations=by_id("escalation"),
        event_definitions={
            node.get("id", ""): node for node in root if kind(node).endswith("EventDefinition")
        },
        associations=_associations(root),
    )


def _associations(root: Node) -> dict[str, list[str]]:
    """What each element is associated with, either way round."""
    found: dict[str, list[str]] = {}
    for line in root.iter(bpmn("association")):
        one, other = line.get("sourceRef", ""), line.get("targetRef", "")
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def definitions_of(document: Document, event: Node) -> list[Node]:
    """The event definitions of an event, its own and those it refers to."""
    found = [part for part in event if kind(part).endswith("EventDefinition")]
    for part in children(event, "eventDefinitionRef"):
        name = (part.text or "").strip().rpartition(":")[2]
        if name in document.event_definitions:
            found.append(document.event_definitions[name])
    return found


def _message(node: Node) -> MessageDefinition:
    own = own_attributes(node)
    name = node.get("name", "")
    senders = tuple(part.strip() for part in own.get("sender", "").split(",") if part.strip())
    return MessageDefinition(
        name=name, title=own.get("title", name), sender_roles=senders, form=own.get("form")
    )


def correlation_of(message: Node) -> str | None:
    subscription = zeebe(message, "subscription")
    return None if subscription is None else subscription.get("correlationKey")
