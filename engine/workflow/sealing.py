"""Which elements of a diagram would betray, before the opening, whether and how many bid."""

from engine.workflow.spiff import Element
from engine.workflow.versions import Version


def sealed_elements(version: Version) -> frozenset[str]:
    """Ids of elements and flows of event sub-processes that a bidder's message starts."""
    known = version.definition.elements.values()
    parts = {element.parent for element in known if element.parent and _bidders(version, element)}
    inside = [element for element in known if element.parent in parts]
    flows = {flow.id for element in inside for flow in element.outgoing}
    return frozenset({*parts, *flows, *(element.id for element in inside)})


def _bidders(version: Version, element: Element) -> bool:
    """Whether an element is a start that waits for a message of bidders."""
    message = version.definition.messages.get(element.message or "")
    return element.kind == "startEvent" and "bidder" in (message.sender_roles if message else ())
