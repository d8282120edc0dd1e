"""A diagram keeps the XML schema of the standard: elements, their order, attributes, values."""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

from lxml import etree

from engine.workflow.checks.diagram import Diagram
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
            yield _complaint(diagram, path, text)


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
        return [(error.path or "", error.message) for error in log[:MOST]]


def _complaint(diagram: Diagram, path: str, text: str) -> Complaint:
    found = diagram.root.getroottree().xpath(path) if path else []
    node = found[0] if isinstance(found, list) and found else diagram.root
    english = _SPACE.sub("", text)
    return diagram.complain(node, _chinese(english), english)  # type: ignore[arg-type]  # xpath


def _chinese(english: str) -> str:
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, english, re.DOTALL)
        if found:
            return "元素 " + said.format(*(part or "无" for part in found.groups()))
    return f"不符合 BPMN 2.0 的 XML 模式：{english}"
