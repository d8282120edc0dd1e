"""A diagram as it is kept: UTF-8, every sequence flow with an id, nothing lost or moved.

Bytes that already are so stay as they are; what cannot be opened is left to the checks.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from engine.workflow.checks.xml import BPMN, Node, Unsafe, parse

UTF_8 = ("UTF-8", "UTF8", "ASCII", "US-ASCII")


def normalised(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A bundle with its diagrams as they are kept."""
    return {
        path: normalise(body) if path.endswith(".bpmn") else body for path, body in files.items()
    }


def normalise(body: bytes) -> bytes:
    """The same diagram: every element, attribute, text, comment and drawing of it."""
    try:
        parse(body)
    except Unsafe:
        return body
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(body, parser).getroottree()
    nameless = list(_nameless(tree.getroot()))
    encoding = (tree.docinfo.encoding or UTF_8[0]).upper()
    if not nameless and encoding in UTF_8:
        return body
    taken = {str(node.get("id")) for node in tree.getroot().iter(etree.Element) if node.get("id")}
    for flow in nameless:
        flow.set("id", _name(flow, taken))
    return _utf_8(tree)


def _nameless(root: Node) -> Iterator[Node]:
    return (flow for flow in root.iter(f"{BPMN}sequenceFlow") if not flow.get("id"))


def _name(flow: Node, taken: set[str]) -> str:
    """An id after the two ends, with a number where there are several."""
    base = f"Flow_{flow.get('sourceRef', '')}_{flow.get('targetRef', '')}"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    taken.add(name)
    return name


def _utf_8(tree: etree._ElementTree) -> bytes:
    written: object = etree.tostring(tree, encoding=UTF_8[0], xml_declaration=True)
    return written if isinstance(written, bytes) else str(written).encode()
