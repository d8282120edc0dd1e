"""A default flow is one of the node's own ways out."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import FLOW_NODES
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import local
from engine.workflow.checks.package import Package

CLAUSE = "8.4.13"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*FLOW_NODES):
        name = local(node.get("default"))
        if name and name not in {flow.get("id") for flow in diagram.index.out(node)}:
            yield diagram.complain(
                node,
                f"默认顺序流 {name} 不从这里出发",
                f"its default sequence flow {name} does not leave it",
            )
