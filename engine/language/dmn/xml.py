"""Reads the XML of a decision model, as small and plain as one has to be."""

from collections.abc import Iterator

from lxml import etree

from engine.language.dmn.errors import BadModel

MAX_BYTES = 2_000_000
MAX_PARTS = 200_000
Element = etree._Element


def parse(data: bytes) -> Element:
    """The root element. Raises BadModel for what is too large, broken, or declares entities."""
    if len(data) > MAX_BYTES:
        raise BadModel(f"a model may have {MAX_BYTES} bytes")
    # Counted before anything is built: a small file of tiny elements takes much memory.
    if max(data.count(b"<"), data.count(b"=")) > MAX_PARTS:
        raise BadModel(f"a model may have {MAX_PARTS} tags and attributes")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadModel(f"not XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None or b"<!DOCTYPE" in data:
        raise BadModel("a model may not declare a document type")
    if name(root) != "definitions":
        raise BadModel(f"expected definitions, found {name(root)}")
    return root


def name(element: Element) -> str:
    """The tag without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Direct children of these names, in order; all elements when none is given."""
    for child in element:
        found = name(child)
        if found and (not names or found in names):
            yield child


def child(element: Element, *names: str) -> Element | None:
    """The first child of one of these names."""
    return next(children(element, *names), None)


def text(element: Element | None) -> str:
    """What stands in the `text` child."""
    inner = child(element, "text") if element is not None else None
    return "".join(str(part) for part in inner.itertext()).strip() if inner is not None else ""


def identity(element: Element) -> str:
    """The id of the element or of the nearest one around it that has an id."""
    around: Element | None = element
    while around is not None:
        found = around.get("id")
        if found:
            return found
        around = around.getparent()
    return ""


def variable(element: Element) -> str:
    """The name under which expressions know a decision, input or function."""
    inner = child(element, "variable")
    found = (inner.get("name") if inner is not None else None) or element.get("name")
    return " ".join((found or "").split())
