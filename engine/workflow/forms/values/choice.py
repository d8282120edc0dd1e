"""One of several: select and radio."""

from collections.abc import Iterator

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.values import options
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.view import Here


def read(_component: Component, value: Json) -> Json:
    if value == "":
        return None
    if not options.plain(value):
        raise Wrong("not_an_option")
    return value


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    if not options.is_offered(value, options.offered(component, here), here):
        yield "not_an_option", {}


KIND = Kind(read=read, judge=judge)
