"""Every form that is named exists, and every form can be used; prefills name what is known."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import SUNROAD, zeebe


def check(package: Package) -> Iterator[Complaint]:
    for complaints in package.broken_forms.values():
        yield from complaints
    yield from _unknown_prefills(package)
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


def _unknown_prefills(package: Package) -> Iterator[Complaint]:
    """A field is filled from what the house knows, and in no row of a list."""
    for id_, form in package.forms.items():
        for one in form.fields:
            if one.prefill and (one.prefill not in package.bundle.prefills or "[]" in one.key):
                zh = f"不能用 {one.prefill} 预填这个字段"
                yield Complaint(
                    f"forms/{id_}.form", one.key, zh, f"{one.prefill} cannot fill this field"
                )
