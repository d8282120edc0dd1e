"""Links come in pairs within one level of a process, and flows stop and start at them."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import local
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, kind, words

CLAUSE = "10.5.5"
THROW, CATCH = "intermediateThrowEvent", "intermediateCatchEvent"
Link = tuple[Node, Node]
"""An event and its link definition."""


def direction(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        for event, _ in _links(diagram, CATCH):
            for flow in diagram.index.into(event):
                yield diagram.complain(
                    event,
                    f"链接捕获事件不能有进入的顺序流 {flow.get('id')}",
                    f"a link catch event must have no incoming sequence flow ({flow.get('id')})",
                )
        for event, _ in _links(diagram, THROW):
            for flow in diagram.index.out(event):
                yield diagram.complain(
                    event,
                    f"链接抛出事件不能有离开的顺序流 {flow.get('id')}",
                    f"a link throw event must have no outgoing sequence flow ({flow.get('id')})",
                )


def source(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        throws = _links(diagram, THROW)
        for event, link in _links(diagram, CATCH):
            if not any(_joined(throw, (event, link)) for throw in throws):
                yield diagram.complain(
                    event,
                    f"链接 {_name(link)} 在同一层没有抛出它的链接事件",
                    f"no link event of the same level throws link {_name(link)}",
                )


def target(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        catches = _links(diagram, CATCH)
        for event, link in _links(diagram, THROW):
            met = [other for other in catches if _joined((event, link), other)]
            if not met:
                yield diagram.complain(
                    event,
                    f"链接 {_name(link)} 在同一层没有捕获它的链接事件",
                    f"no link event of the same level catches link {_name(link)}",
                )
            elif len(met) > 1:
                yield diagram.complain(
                    event,
                    f"链接 {_name(link)} 有多个捕获事件",
                    f"link {_name(link)} is caught by several events",
                )


def pair(package: Package) -> Iterator[Complaint]:
    """Where links name each other by source and target, both say the same."""
    for diagram, link in package.each("linkEventDefinition"):
        event = _event(link)
        named = link.findall(f"{BPMN}target"), link.findall(f"{BPMN}source")
        for mine, back in ((named[0], "source"), (named[1], "target")):
            for part in mine:
                other = diagram.index.find(words(part))
                if other is None or not _names(other, back, link):
                    yield diagram.complain(
                        event,
                        f"链接 {link.get('id')} 指向 {words(part)}，但后者的 {back} 没有指回",
                        f"link {link.get('id')} names {words(part)}, whose {back} does not name it",
                    )


def _links(diagram: Diagram, tag: str) -> list[Link]:
    return [
        (event, part)
        for event in diagram.each(tag)
        for part in diagram.index.definitions(event)
        if kind(part) == "linkEventDefinition"
    ]


def _joined(throw: Link, catch: Link) -> bool:
    if throw[0].getparent() is not catch[0].getparent():
        return False
    if throw[1].find(f"{BPMN}target") is not None:
        return _names(throw[1], "target", catch[1])
    return throw[1].get("name", "") == catch[1].get("name", "")


def _names(link: Node, side: str, other: Node) -> bool:
    return other.get("id") in {local(words(part)) for part in link.findall(BPMN + side)}


def _event(link: Node) -> Node:
    holder = link.getparent()
    return link if holder is None else holder


def _name(link: Node) -> str:
    return str(link.get("name") or link.get("id"))
