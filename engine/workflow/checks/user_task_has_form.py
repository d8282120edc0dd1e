"""Every user task says which form its people fill in."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import zeebe


def check(package: Package) -> Iterator[Complaint]:
    for diagram, task in package.each("userTask"):
        form = zeebe(task, "formDefinition")
        if form is None or not form.get("formId"):
            yield diagram.complain(task, "用户任务没有指定表单", "the user task names no form")
