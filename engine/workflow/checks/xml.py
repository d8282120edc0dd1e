"""Opens XML of unknown origin: no entities, no network, bounded size and depth."""

from collections import Counter

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DI = "{http://www.omg.org/spec/DD/20100524/DI}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
SUNROAD = "{http://sunroad.example/schema/bpmn/1.0}"
MOST_BYTES = 5_000_000
MOST_DEPTH = 100
MOST_NODES = 5_000
"""Flow nodes of one file; a person cannot read a tenth of them."""
_NODES = ("Task", "task", "Event", "Gateway", "Activity", "ubProcess", "transaction")
_LIMITS = (
    (_NODES, MOST_NODES, "流程节点", "flow nodes"),
    (("sequenceFlow",), 2 * MOST_NODES, "顺序流", "sequence flows"),
    (("inclusiveGateway", "complexGateway"), 500, "包容与复杂网关", "inclusive gateways"),
)
"""Elements by the end of their names, how many a file may have, and what they are called."""

Node = etree._Element


class Unsafe(Exception):  # noqa: N818 - a reason, not a fault
    """The file cannot be opened; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def parse(body: bytes) -> Node:
    """The root of an XML file. Raises Unsafe."""
    if len(body) > MOST_BYTES:
        raise Unsafe(f"文件超过 {MOST_BYTES} 字节", f"larger than {MOST_BYTES} bytes")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unsafe(f"不是 XML：{error}", f"not XML: {error}") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # stubs
        raise Unsafe("不得含有 DOCTYPE 或实体", "a DOCTYPE or entities are not allowed")
    _measure(root)
    return root


def _measure(root: Node) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise Unsafe(f"嵌套超过 {MOST_DEPTH} 层", f"nested deeper than {MOST_DEPTH}")
    kinds = Counter(kind(node) for node in root.iter(f"{BPMN}*"))
    for ends, most, zh, en in _LIMITS:
        count = sum(number for tag, number in kinds.items() if tag.endswith(ends))
        if count > most:
            raise Unsafe(f"{zh} {count} 个，超过 {most} 个", f"{count} {en}, more than {most}")


def kind(node: Node) -> str:
    """The local BPMN tag, or an empty text for anything else."""
    tag = str(node.tag)
    return tag[len(BPMN) :] if tag.startswith(BPMN) else ""


def words(node: Node | None) -> str:
    """The text inside an element, trimmed."""
    return "".join(str(part) for part in node.itertext()).strip() if node is not None else ""


def zeebe(node: Node, tag: str) -> Node | None:
    """The first zeebe extension element of that tag."""
    return node.find(f"{BPMN}extensionElements/{ZEEBE}{tag}")


def called_process(call: Node) -> str:
    """The process that a call activity names, in the dialect or as the standard does."""
    dialect = zeebe(call, "calledElement")
    own = dialect.get("processId", "") if dialect is not None else ""
    return own or call.get("calledElement", "").rpartition(":")[2]


def line_of(node: Node) -> int:
    """The line an element begins at, 0 where it was not read from a file."""
    line: object = node.sourceline
    return line if isinstance(line, int) else 0


def id_of(node: Node) -> str:
    """The id of an element or of the nearest one around it that has one."""
    at: Node | None = node
    while at is not None:
        if at.get("id") and at.tag is not None and str(at.tag).startswith(BPMN):
            return str(at.get("id"))
        at = at.getparent()
    return ""
