"""Opens diagram files of unknown origin: no entities, no network, bounded size and depth."""

from collections.abc import Iterator

from lxml import etree

from engine.errors import BadDiagram

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
SUNROAD = "http://sunroad.example/schema/bpmn/1.0"
NAMES = {"b": BPMN, "z": ZEEBE}
MOST_BYTES = 5_000_000
MOST_DEPTH = 100

Node = etree._Element


def parse(file: str, body: bytes) -> Node:
    """The root of a BPMN file. Raises BadDiagram."""
    if len(body) > MOST_BYTES:
        raise BadDiagram(f"{file}: larger than {MOST_BYTES} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise BadDiagram(f"{file}: not XML: {error}") from error
    _refuse_doctype(file, root)
    if root.tag != bpmn("definitions"):
        raise BadDiagram(f"{file}: the root is not bpmn:definitions")
    return root


def _refuse_doctype(file: str, root: Node) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadDiagram(f"{file}: a document type declaration is not allowed")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise BadDiagram(f"{file}: nested deeper than {MOST_DEPTH} elements")


def bpmn(tag: str) -> str:
    return f"{{{BPMN}}}{tag}"


def kind(node: Node) -> str:
    """The local BPMN tag, or an empty text for anything else."""
    tag = node.tag
    if not isinstance(tag, str) or not tag.startswith(f"{{{BPMN}}}"):
        return ""
    return tag[len(BPMN) + 2 :]


def is_set(node: Node, name: str, *, default: bool = False) -> bool:
    """A yes or no of XML Schema: true and 1 are the same."""
    text = node.get(name)
    return default if text is None else text.strip() in ("true", "1")


def children(node: Node, tag: str) -> list[Node]:
    return node.findall(bpmn(tag))


def child(node: Node, tag: str) -> Node | None:
    return node.find(bpmn(tag))


def words(node: Node | None) -> str | None:
    """The text of an element, None where there is none."""
    text = "".join(map(str, node.itertext())).strip() if node is not None else ""
    return text or None


def zeebe(node: Node, tag: str) -> Node | None:
    """The first extension element of that tag, `a/b` for nested ones."""
    return next(all_zeebe(node, tag), None)


def all_zeebe(node: Node, tag: str) -> Iterator[Node]:
    path = "/".join(f"{{{ZEEBE}}}{part}" for part in tag.split("/"))
    return node.iterfind(f"{bpmn('extensionElements')}/{path}")


def own_attributes(node: Node) -> dict[str, str]:
    """The `sunroad:` attributes by their local names."""
    start = f"{{{SUNROAD}}}"
    return {
        str(name)[len(start) :]: str(value)
        for name, value in node.attrib.items()
        if str(name).startswith(start)
    }
