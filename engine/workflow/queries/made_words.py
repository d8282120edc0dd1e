"""What to call a name that no form asks for: after the element of the diagram that makes it."""

from collections.abc import Iterator

from lxml import etree

from engine.workflow.versions import Version

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_MAKERS = {
    "output": "target",
    "script": "resultVariable",
    "calledDecision": "resultVariable",
    "loopCharacteristics": "outputCollection",
}
"""Tag of the dialect → the attribute that names what the element makes."""


def made_names(version: Version, language: str) -> dict[str, str]:
    """Name → the element that makes it, in `language`; the first in the diagrams counts."""
    found: dict[str, str] = {}
    for path, content in version.files.items():
        if path.endswith(".bpmn"):
            for name, element in _made(etree.fromstring(content, _PARSER)):
                label = element.get("name")
                if label:
                    called = version.name(str(element.get("id")), language, label)
                    found.setdefault(name, called)
    return found


def _made(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for node in root.iter("{http://camunda.org/schema/zeebe/1.0}*"):
        maker = _MAKERS.get(etree.QName(node).localname)
        name = node.get(maker) if maker else None
        owner = next(node.iterancestors("{*}extensionElements"), None)
        element = None if owner is None else owner.getparent()
        if name and element is not None:
            yield name, _named(element)


def _named(element: etree._Element) -> etree._Element:
    """A loop's marker has no name of its own: its activity has."""
    parent = element.getparent()
    marker = etree.QName(element).localname.endswith("LoopCharacteristics")
    return parent if marker and parent is not None else element
