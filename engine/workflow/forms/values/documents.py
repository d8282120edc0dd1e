"""Uploaded files: a list of ids of documents that are known already."""

from collections.abc import Iterator

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.component import Component
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.view import Here

_ID = 128


def read(_component: Component, value: Json) -> Json:
    if value is None or value == "":
        return []
    if not isinstance(value, list) or not all(_is_id(item) for item in value):
        raise Wrong("not_documents")
    if len(value) > limits.FILES:
        raise Wrong("too_many_documents", limit=limits.FILES)
    return list(dict.fromkeys(value))


def _is_id(item: Json) -> bool:
    return isinstance(item, str) and 0 < len(item) <= _ID and item.isascii() and item.isprintable()


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    ids = [str(item) for item in value] if isinstance(value, list) else []
    multiple = here.read(component, "multiple", component.raw.get("multiple"))
    if multiple is not True and len(ids) > 1:
        yield "too_many_documents", {"limit": 1}
    elif not all(here.asking.known_documents(id_) for id_ in ids):
        yield "unknown_document", {}


KIND = Kind(read=read, judge=judge)
