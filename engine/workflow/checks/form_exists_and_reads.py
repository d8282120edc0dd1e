"""Every form that is named exists, and every form in the package can be used."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import SUNROAD, zeebe


def check(package: Package) -> Iterator[Complaint]:
    for complaints in package.broken_forms.values():
        yield from complaints
    known = package.forms.keys() | package.broken_forms.keys()
    for diagram, task in package.each("userTask"):
        form = zeebe(task, "formDefinition")
        id_ = form.get("formId", "") if form is not None else ""
        if id_ and id_ not in known:
            yield diagram.complain(task, f"没有表单 {id_}", f"there is no form {id_}")
    for diagram, message in package.each("message"):
        id_ = message.get(f"{SUNROAD}form", "")
        if id_ and id_ not in known:
            yield diagram.complain(message, f"没有表单 {id_}", f"there is no form {id_}")
