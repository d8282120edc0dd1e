"""A message that is waited for says by which key it finds its project."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.messages_caught import caught
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import zeebe


def check(package: Package) -> Iterator[Complaint]:
    for diagram, event, id_ in caught(package):
        if not _declared(diagram, id_):
            yield diagram.complain(
                event, f"没有消息 {id_}", f"there is no message {id_ or '(none)'}"
            )
        elif id_ not in _correlated(diagram):
            yield diagram.complain(
                event,
                f"消息 {id_} 没有关联键（correlationKey）",
                f"message {id_} has no correlationKey",
            )


def _declared(diagram: Diagram, id_: str) -> bool:
    return any(message.get("id") == id_ for message in diagram.each("message"))


def _correlated(diagram: Diagram) -> set[str]:
    found: set[str] = set()
    for message in diagram.each("message"):
        subscription = zeebe(message, "subscription")
        if subscription is not None and subscription.get("correlationKey", "").strip(" ="):
            found.add(str(message.get("id")))
    return found
