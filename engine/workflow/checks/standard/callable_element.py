"""What can be called says how its data is bound to the operations it offers."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import local
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.items import alike, item_of
from engine.workflow.checks.xml import BPMN, Node, called_process, kind, words

CALLABLE = (
    "process",
    "globalTask",
    "globalUserTask",
    "globalManualTask",
    "globalScriptTask",
    "globalBusinessRuleTask",
)
BOUND = (("inputDataRef", "inMessageRef"), ("outputDataRef", "outMessageRef"))


def binding(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*CALLABLE):
        bound = {local(part.get("operationRef")) for part in node.findall(f"{BPMN}ioBinding")}
        for part in node.findall(f"{BPMN}supportedInterfaceRef"):
            interface = diagram.index.find(words(part))
            for operation in _operations(interface):
                if operation.get("id") not in bound:
                    name = operation.get("id")
                    yield diagram.complain(
                        node,
                        f"它提供接口 {words(part)}，但没有绑定操作 {name} 的 ioBinding",
                        f"it offers interface {words(part)}, but has no ioBinding for operation "
                        f"{name}",
                    )


def binding_item(package: Package) -> Iterator[Complaint]:
    for diagram, bind in package.each("ioBinding"):
        holder = bind.getparent()
        operation = diagram.index.find(bind.get("operationRef"))
        if holder is None or operation is None:
            continue
        for side, tag in BOUND:
            message = diagram.index.find(words(operation.find(BPMN + tag)))
            data = diagram.index.find(bind.get(side))
            items = item_of(diagram, data), item_of(diagram, message)
            if None not in items and not alike(*items):
                yield diagram.complain(
                    holder,
                    f"{side} {bind.get(side)} 的数据类型与操作的 {tag} 不同",
                    f"{side} {bind.get(side)} differs in item definition from the operation's "
                    f"{tag}",
                )


def called_start(package: Package) -> Iterator[Complaint]:
    processes = {node.get("id"): (diagram, node) for diagram, node in package.each("process")}
    for diagram, call in package.each("callActivity"):
        name = called_process(call)
        where, process = processes.get(name, (diagram, None))
        starts = process.findall(f"{BPMN}startEvent") if process is not None else []
        if starts and not any(_plain(where, start) for start in starts):
            first = starts[0].get("id")
            yield diagram.complain(
                call,
                f"被调用的流程 {name} 没有空开始事件（只有 {first}）",
                f"called process {name} has no none start event (but {first})",
            )


def _plain(diagram: Diagram, start: Node) -> bool:
    refers = any(kind(part) == "eventDefinitionRef" for part in start)
    return not refers and not diagram.index.triggers(start)


def _operations(interface: Node | None) -> list[Node]:
    return [] if interface is None else interface.findall(f"{BPMN}operation")
