"""Tasks that call or send take and give what their operation or message says, as a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.rule import Rule
from engine.workflow.checks.standard.items import alike, item_of
from engine.workflow.checks.xml import BPMN, Node, words

CLAUSE = "10.3.3"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A task's data on one side: how many sets and data at most, and whose kind they are of."""

    task: str
    set_: str
    data: str
    message: str
    one_set: bool = False

    def of(self, diagram: Diagram, task: Node) -> Node | None:
        """The message of this side: of the operation, else of the task itself."""
        operation = diagram.index.find(task.get("operationRef"))
        if self.message != "messageRef":
            found = operation.find(BPMN + self.message) if operation is not None else None
            return diagram.index.find(words(found)) if found is not None else None
        return diagram.index.find(task.get("messageRef"))


SHAPES: Mapping[str, Shape] = {
    "service-task-input": Shape(
        task="serviceTask", message="inMessageRef", one_set=True, set_="inputSet", data="dataInput"
    ),
    "service-task-output": Shape(
        task="serviceTask", message="outMessageRef", set_="outputSet", data="dataOutput"
    ),
    "send-task-input": Shape(
        task="sendTask", message="messageRef", set_="inputSet", data="dataInput"
    ),
    "receive-task-output": Shape(
        task="receiveTask", message="messageRef", set_="outputSet", data="dataOutput"
    ),
}


def check(shape: Shape, package: Package) -> Iterator[Complaint]:
    for diagram, task in package.each(shape.task):
        message = shape.of(diagram, task)
        whole = task.find(f"{BPMN}ioSpecification")
        if whole is not None:
            yield from _sizes(diagram, task, whole, shape)
        elif shape.one_set and message is not None:
            name = message.get("id")
            yield diagram.complain(
                task,
                f"调用操作的服务任务须有 ioSpecification，其中一个 {shape.set_} 对应消息 {name}",
                f"a service task that calls an operation needs an ioSpecification with one "
                f"{shape.set_} for message {name}",
            )
        if whole is not None and message is not None:
            yield from _kinds(diagram, task, whole, shape, message)


def _sizes(diagram: Diagram, task: Node, whole: Node, shape: Shape) -> Iterator[Complaint]:
    for tag in (shape.set_, shape.data):
        count = len(whole.findall(BPMN + tag))
        if count > 1:
            yield diagram.complain(
                task,
                f"{shape.task} 至多有一个 {tag}（现有 {count} 个）",
                f"a {shape.task} has at most one {tag} (it has {count})",
            )


def _kinds(
    diagram: Diagram, task: Node, whole: Node, shape: Shape, message: Node
) -> Iterator[Complaint]:
    wanted = item_of(diagram, message)
    for data in whole.findall(BPMN + shape.data):
        found = item_of(diagram, data)
        if wanted is not None and found is not None and not alike(found, wanted):
            names = data.get("id"), found.get("id"), message.get("id"), wanted.get("id")
            yield diagram.complain(
                task,
                "{} 的数据类型 {} 与消息 {} 的 {} 不同".format(*names),
                "the item definition of {}, {}, differs from that of message {}, {}".format(*names),
            )


RULES: Mapping[str, Rule] = {
    id_: Rule(check=partial(check, shape), clause=CLAUSE) for id_, shape in SHAPES.items()
}
