"""A call activity calls a process that the package carries."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import called_process

GLOBAL = ("globalTask", "globalUserTask", "globalScriptTask", "globalBusinessRuleTask")


def check(package: Package) -> Iterator[Complaint]:
    processes = package.processes() | {str(task.get("id")) for _, task in package.each(*GLOBAL)}
    for diagram, node in package.each("callActivity"):
        id_ = called_process(node)
        if id_ not in processes:
            name = id_ or "（未填写）"
            yield diagram.complain(
                node, f"没有被调用的流程 {name}", f"there is no process {id_ or '(none)'} to call"
            )
