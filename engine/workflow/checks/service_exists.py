"""What a diagram calls is a service of the house, called with inputs it knows."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, ZEEBE, Node, zeebe

CALLERS = ("serviceTask", "sendTask", "businessRuleTask", "intermediateThrowEvent", "endEvent")


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*CALLERS):
        definition = zeebe(node, "taskDefinition")
        type_ = definition.get("type", "") if definition is not None else ""
        if type_ in package.bundle.services:
            yield from _inputs(diagram, node, package.bundle.services[type_].inputs)
        elif type_ or node.tag == f"{BPMN}serviceTask":
            yield diagram.complain(
                node,
                f"没有服务 {type_ or '（未填写）'}",
                f"there is no service {type_ or '(none)'}",
            )


def _inputs(diagram: Diagram, node: Node, known: tuple[str, ...]) -> Iterator[Complaint]:
    for mapping in node.iterfind(f"{BPMN}extensionElements/{ZEEBE}ioMapping/{ZEEBE}input"):
        target = mapping.get("target", "")
        if known and target.split(".", maxsplit=1)[0] not in known:
            wanted = ", ".join(known)
            yield diagram.complain(
                node,
                f"服务不接受输入 {target}（可用：{wanted}）",
                f"the service takes no input {target} (it takes: {wanted})",
            )
