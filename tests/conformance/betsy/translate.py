"""Puts a model of the suite into the dialect of the house, as its README asks.

A script is a token: it becomes the type of a service that does what the token says. The task that
takes ten seconds becomes one that somebody completes ten seconds after it opened. Conditions become
FEEL; messages find their project by `run`, which all projects of a case share.
"""

import re

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
WAIT = "WAIT_TEN_SECONDS"
CONDITIONS = (
    *("conditionExpression", "loopCondition", "completionCondition", "activationCondition"),
    *("condition", "loopCardinality"),
)
CONTAINS = re.compile(r'(!?)\s*(\w+)\.contains\("(.*?)"\)')
Node = etree._Element


def translate(content: bytes) -> bytes:
    """The same model in our dialect."""
    root = etree.fromstring(content)
    for task in [*root.iter(_bpmn("scriptTask")), *root.iter(_bpmn("globalScriptTask"))]:
        _script(task)
    for name in CONDITIONS:
        for node in root.iter(_bpmn(name)):
            _condition(node)
    for message in root.iter(_bpmn("message")):
        subscription = etree.SubElement(_extensions(message), f"{{{ZEEBE}}}subscription")
        subscription.set("correlationKey", "=run")
    return etree.tostring(root)


def feel(text: str) -> str:
    """A condition of the suite as FEEL.

    >>> feel('!test.contains("a")')
    '=not(contains(test, "a"))'
    """
    bare = re.sub(r"\$\{(.*)\}", r"\1", text.strip())
    return "=" + CONTAINS.sub(_contains, bare).replace("==", "=")


def _contains(found: re.Match[str]) -> str:
    not_, name, part = found.groups()
    asked = f'contains({name}, "{part}")'
    return f"not({asked})" if not_ else asked


def _condition(node: Node) -> None:
    text = (node.text or "").strip()
    if not text.isdigit():
        node.text = feel(text)


def _script(task: Node) -> None:
    script = task.find(_bpmn("script"))
    assert script is not None
    token = (script.text or "").strip()
    task.remove(script)
    if token == WAIT:
        _person(task)
    else:
        definition = etree.SubElement(_extensions(task), f"{{{ZEEBE}}}taskDefinition")
        definition.set("type", f"script.{token}")


def _person(task: Node) -> None:
    """A user task in the lane of whoever starts the project."""
    task.tag = _bpmn("userTask")
    process = next(task.iterancestors(_bpmn("process")))
    lanes = etree.Element(_bpmn("laneSet"))
    lane = etree.SubElement(lanes, _bpmn("lane"), id="Lane_agency", name="agency")
    etree.SubElement(lane, _bpmn("flowNodeRef")).text = task.get("id")
    process.insert(0, lanes)


def _extensions(node: Node) -> Node:
    found = node.find(_bpmn("extensionElements"))
    if found is None:
        found = etree.Element(_bpmn("extensionElements"))
        node.insert(0, found)
    return found


def _bpmn(tag: str) -> str:
    return f"{{{BPMN}}}{tag}"
