"""What a node lists as incoming and outgoing is what the sequence flows say.

A file that lists nothing anywhere leaves it to the flows; one that lists must list all.
"""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import local
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, words

CLAUSE = "8.4.13"
SIDES = (("incoming", "entering", "targetRef"), ("outgoing", "leaving", "sourceRef"))


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        if any(True for _ in diagram.each("incoming", "outgoing")):
            for node in diagram.each(*FLOW_NODES):
                yield from _node(diagram, node)


def _node(diagram: Diagram, node: Node) -> Iterator[Complaint]:
    for tag, ways, side in SIDES:
        listed = {local(words(part)) for part in node.findall(BPMN + tag)}
        flows = getattr(diagram.index, ways).get(node.get("id", ""), [])
        drawn = {str(flow.get("id")) for flow in flows if flow.get("id")}
        for name in sorted(listed - drawn):
            yield diagram.complain(
                node,
                f"{tag} 写了 {name}，但没有以它为 {side} 的顺序流",
                f"it lists {name} as {tag}, but no such sequence flow has it as {side}",
            )
        for name in sorted(drawn - listed):
            yield diagram.complain(
                node,
                f"顺序流 {name} 以它为 {side}，但它的 {tag} 没有列出",
                f"sequence flow {name} has it as {side}, but it does not list it as {tag}",
            )
