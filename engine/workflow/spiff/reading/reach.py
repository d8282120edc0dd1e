"""From where a gateway's incoming flows can still be reached."""

from collections.abc import Iterable

from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.specs.gateways import Join
from engine.workflow.spiff.specs.node import Node


def reach_of(gateway: Join, spec: ProcessSpec) -> dict[str, frozenset[str]]:
    """For each incoming flow, the nodes with a way to it that does not pass the gateway."""
    before: dict[str, list[str]] = {}
    entries: dict[str, str] = {}
    for node in spec.nodes():
        for route in node.routes:
            before.setdefault(route.target, []).append(node.name)
            if route.target == gateway.name:
                entries[route.id] = node.name
        for name in getattr(node, "boundary", ()):
            before.setdefault(name, []).append(node.name)
    return {flow: _all_before(source, gateway, before) for flow, source in entries.items()}


def _all_before(source: str, gateway: Node, before: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    pending: list[str] = [source]
    while pending:
        name = pending.pop()
        if name in found or name == gateway.name:
            continue
        found.add(name)
        pending.extend(_known(before.get(name)))
    return frozenset(found)


def _known(names: Iterable[str] | None) -> Iterable[str]:
    return names or ()
