"""A diagram keeps the XML schema of the standard: elements, their order, attributes, values."""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

from lxml import etree

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node
from engine.workflow.spiff.schema import bpmn_schema

CLAUSE = "15.3.1"
MOST = 50
_LOCK = Lock()
_SPACE = re.compile(r"\{[^}]*\}")
_ELEMENT = r"Element '([^']*)'"
_UNEXPECTED = rf"{_ELEMENT}: This element is not expected\.(?: Expected is (.*)\.)?"
_ATTRIBUTE = rf"{_ELEMENT}, attribute '([^']*)'"
_TWICE = re.compile(r"'[\w.-]+' is not a valid value of the atomic type 'xs:ID'")
"""An id that is well written is refused for being there twice: unique-ids says that better."""
_SAID = (
    (_UNEXPECTED, "{} 不应出现在这里（应为：{}）"),
    (rf"{_ELEMENT}: Missing child element\(s\)\. Expected is (.*)\.", "{} 缺少子元素（应有：{}）"),
    (rf"{_ATTRIBUTE}: '(.*)' is not a valid value of .*", "{} 的属性 {} 的值“{}”不合规定"),
    (rf"{_ELEMENT}: '(.*)' is not a valid value of .*", "{} 的内容“{}”不合规定"),
    (rf"{_ELEMENT}: The attribute '([^']*)' is required but missing\.", "{} 缺少属性 {}"),
    (rf"{_ATTRIBUTE}: The attribute .* is not allowed\.", "{} 不能有属性 {}"),
    (rf"{_ELEMENT}: Character content .*", "{} 中不能有文字"),
    (rf"{_ATTRIBUTE}: (.*)", "{} 的属性 {} 不合规定：{}"),
    (rf"{_ELEMENT}: (.*)", "{} 不合规定：{}"),
)
"""What the schema says in English, and the Chinese for it."""


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        for path, text in _errors(diagram.root):
            english = _SPACE.sub("", text)
            yield diagram.complain(_node(diagram.root, path), _chinese(english), english)


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(bpmn_schema()))


def _errors(root: Node) -> list[tuple[str, str]]:
    """Path and message of the first faults; the schema keeps its log, so one at a time."""
    with _LOCK:
        schema = _schema()
        if schema.validate(root):
            return []
        log = [error for error in schema.error_log]  # type: ignore[attr-defined]  # noqa: C416 - stubs
    told = ((error.path or "", error.message) for error in log[:MOST])
    return [(path, text) for path, text in told if not _TWICE.search(text)]


def _node(root: Node, path: str) -> Node:
    """The element at an XPath of the schema's log; the root where a prefix of it is unknown."""
    prefixes = {prefix: space for prefix, space in root.nsmap.items() if prefix}
    try:
        found = root.getroottree().xpath(path, namespaces=prefixes)
    except etree.XPathError:
        return root
    first = found[0] if isinstance(found, list) and found else root
    return first if isinstance(first, etree._Element) else root


def _chinese(english: str) -> str:
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, english, re.DOTALL)
        if found:
            return "元素 " + said.format(*(part or "无" for part in found.groups()))
    return f"不符合 BPMN 2.0 的 XML 模式：{english}"
