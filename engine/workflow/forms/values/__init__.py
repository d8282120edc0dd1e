"""How the value of each kind of field is read and judged; one kind per file."""

from engine.workflow.forms.values import (
    checkbox,
    choice,
    choices,
    documents,
    expression,
    moment,
    number,
    text,
)
from engine.workflow.forms.values.kind import Kind, Wrong

KINDS: dict[str, Kind] = {
    "textfield": text.KIND,
    "textarea": text.KIND,
    "number": number.KIND,
    "select": choice.KIND,
    "radio": choice.KIND,
    "checklist": choices.KIND,
    "taglist": choices.KIND,
    "checkbox": checkbox.KIND,
    "datetime": moment.KIND,
    "filepicker": documents.KIND,
    "expression": expression.KIND,
}

__all__ = ["KINDS", "Kind", "Wrong"]
