"""An intermediate event of the normal flow is entered and left; links jump instead."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

THROW, CATCH = "intermediateThrowEvent", "intermediateCatchEvent"


def incoming(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each(CATCH, THROW):
        if not diagram.index.into(event) and not _links(diagram, event, CATCH):
            yield diagram.complain(
                event,
                "中间事件必须有进入的顺序流",
                "an intermediate event needs an incoming sequence flow",
            )


def outgoing(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each(CATCH, THROW):
        if not diagram.index.out(event) and not _links(diagram, event, THROW):
            yield diagram.complain(
                event,
                "中间事件必须有离开的顺序流",
                "an intermediate event needs an outgoing sequence flow",
            )


def _links(diagram: Diagram, event: Node, tag: str) -> bool:
    return kind(event) == tag and "link" in diagram.index.triggers(event)
