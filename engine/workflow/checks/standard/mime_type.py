"""Formats of texts and scripts are mime types."""

import re
from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import Node, kind

CLAUSE = "8.3.2, 8.4.1, 10.3.3"
PLACES = {
    "documentation": "textFormat",
    "textAnnotation": "textFormat",
    "scriptTask": "scriptFormat",
    "globalScriptTask": "scriptLanguage",
}
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;.*)?", re.ASCII)


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*PLACES):
        name = PLACES[kind(node)]
        value = node.get(name)
        if value is not None and not _MIME.fullmatch(value.strip()):
            yield diagram.complain(
                node,
                f"{name} {value} 不是 MIME 类型（{_home(node)}）",
                f"{name} {value} is no mime type (at {_home(node)})",
            )


def _home(node: Node) -> str:
    """What a documentation belongs to, else the element itself."""
    holder = node.getparent() if kind(node) == "documentation" else node
    return "" if holder is None else f"{kind(holder)} {holder.get('id')}"
