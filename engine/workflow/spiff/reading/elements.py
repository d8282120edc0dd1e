"""What the house wants to know of each flow node: names, lanes, forms, flows."""

from collections.abc import Iterator

from engine.workflow.spiff.reading.extensions import called_process, form_of, properties_of
from engine.workflow.spiff.reading.model import Container
from engine.workflow.spiff.reading.xml import Node, child, children, kind, own_attributes, words
from engine.workflow.spiff.values import Element, Lane, Outgoing


def lanes_of_process(process: Node) -> tuple[Lane, ...]:
    """The lanes of a process in drawing order, nested ones after those around them."""
    found: list[Lane] = []
    pending = children(process, "laneSet")
    for lane_set in pending:
        for lane in children(lane_set, "lane"):
            id_ = lane.get("id", "")
            found.append(Lane(id=id_, role=role_of(id_) or "", name=lane.get("name", "")))
            pending.extend(children(lane, "childLaneSet"))
    return tuple(found)


def role_of(lane: str | None) -> str | None:
    return lane.removeprefix("Lane_") if lane else None


def lane_of(container: Container, id_: str) -> str | None:
    """The role whose lane holds a node; inside sub-processes, the sub-process's."""
    node = container.nodes[id_]
    attached = node.get("attachedToRef", "")
    return role_of(
        container.lanes.get(id_) or container.lanes.get(attached) or container.lane or None
    )


def elements_of(container: Container) -> Iterator[Element]:
    """The flow nodes that lie directly in a container."""
    outgoing = _outgoing(container)
    parent = container.node.get("id") if container.parent is not None else None
    for id_, node in container.nodes.items():
        yield Element(
            id=id_,
            name=" ".join(node.get("name", "").split()),
            kind=kind(node),
            process_id=container.process,
            file=container.file,
            lane=lane_of(container, id_),
            form=form_of(node),
            parent=parent,
            attached=node.get("attachedToRef"),
            message=_message(node),
            calls=called_process(node),
            repeats=child(node, "multiInstanceLoopCharacteristics") is not None,
            documentation=words(child(node, "documentation")) or "",
            properties=properties_of(node),
            attributes=own_attributes(node),
            outgoing=tuple(outgoing.get(id_, ())),
        )


def _message(node: Node) -> str | None:
    """The name of the message that an event or a task refers to."""
    event = child(node, "messageEventDefinition")
    ref = (event if event is not None else node).get("messageRef", "").rpartition(":")[2]
    named = (
        message.get("name")
        for message in children(node.getroottree().getroot(), "message")
        if ref and message.get("id") == ref
    )
    return next(named, None)


def _outgoing(container: Container) -> dict[str, list[Outgoing]]:
    found: dict[str, list[Outgoing]] = {}
    for flow in container.flows:
        source = container.nodes.get(flow.source)
        found.setdefault(flow.source, []).append(
            Outgoing(
                id=flow.id,
                name=flow.node.get("name", ""),
                target=flow.target,
                condition=words(child(flow.node, "conditionExpression")),
                default=source is not None and source.get("default") == flow.id,
            )
        )
    return found
