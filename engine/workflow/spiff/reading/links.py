"""Link events: a throw goes straight on to the catch of its name (BPMN 2.0, 10.5.5)."""

from typing import Any

from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.specs.events import Catch
from engine.workflow.spiff.specs.node import Node
from engine.workflow.spiff.traits import Route


def link(reader: Reader, spec: ProcessSpec) -> None:
    """Connect the links of one level."""
    events = [node for node in spec.nodes() if node.traits.event.kind == "link"]
    catches: dict[str, Any] = {}
    for node in (node for node in events if isinstance(node, Catch)):
        if catches.setdefault(_name(node), node) is not node:
            reader.wrong(reader.container.nodes[node.name], "two link catches have this name")
    for node in (node for node in events if not isinstance(node, Catch)):
        target = catches.get(_name(node))
        if target is None:
            reader.wrong(reader.container.nodes[node.name], "no link catch has this name")
            continue
        id_ = f"{node.name} to {target.name}"
        node.routes += (Route(id=id_, target=target.name),)
        target.incoming += (id_,)
        node.connect(target)


def _name(node: Node) -> str:
    return node.traits.event.text.source if node.traits.event.text else ""
