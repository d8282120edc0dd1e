"""A business rule task decides by a table that the package carries."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import zeebe


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each("businessRuleTask"):
        called = zeebe(node, "calledDecision")
        if called is None and zeebe(node, "taskDefinition") is not None:
            continue
        id_ = called.get("decisionId", "") if called is not None else ""
        if id_ not in package.decisions:
            name = id_ or "（未填写）"
            yield diagram.complain(
                node, f"没有决策 {name}", f"there is no decision {id_ or '(none)'}"
            )
