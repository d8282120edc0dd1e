"""A global task is called like a process that holds this one task (BPMN 2.0, 10.3.6)."""

from copy import deepcopy
from typing import Any

from lxml import etree

from engine.workflow.spiff.reading.xml import Node, bpmn, children

TAGS = {
    "globalTask": "task",
    "globalUserTask": "userTask",
    "globalManualTask": "manualTask",
    "globalScriptTask": "scriptTask",
    "globalBusinessRuleTask": "businessRuleTask",
}


def processes(root: Node) -> list[Node]:
    """The processes of a file, and its global tasks as such."""
    tasks = [(node, tag) for name, tag in TAGS.items() for node in children(root, name)]
    return [*children(root, "process"), *(_process(node, tag) for node, tag in tasks)]


def _process(node: Node, tag: str) -> Node:
    id_ = node.get("id", "")
    start, end = f"{id_}.start", f"{id_}.end"
    process = etree.Element(bpmn("process"), {"id": id_, "name": node.get("name", "")})
    _add(process, "startEvent", id=start)
    task = _add(process, tag, **{str(name): str(value) for name, value in node.attrib.items()})
    task.extend(deepcopy(part) for part in node)
    _add(process, "endEvent", id=end)
    _add(process, "sequenceFlow", id=f"{id_}.in", sourceRef=start, targetRef=id_)
    _add(process, "sequenceFlow", id=f"{id_}.out", sourceRef=id_, targetRef=end)
    return process


def _add(process: Node, tag: str, **attributes: Any) -> Node:
    return etree.SubElement(process, bpmn(tag), attributes)
