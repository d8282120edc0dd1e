"""An event definition that is referred to stands at the top of the file."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import TOP
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import kind, words

CLAUSE = "10.5.1"


def check(package: Package) -> Iterator[Complaint]:
    for diagram, reference in package.each("eventDefinitionRef"):
        event, name = reference.getparent(), words(reference)
        found = diagram.index.find(name)
        holder = None if found is None else found.getparent()
        if event is not None and (holder is None or kind(holder) != TOP):
            yield diagram.complain(
                event,
                f"eventDefinitionRef {name} 须指向文件顶层的事件定义",
                f"eventDefinitionRef {name} must mean an event definition at the top of the file",
            )
