"""Several of several: checklist and taglist."""

from collections.abc import Iterator

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.component import Component
from engine.workflow.forms.same import same
from engine.workflow.forms.values import options
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.view import Here


def read(_component: Component, value: Json) -> Json:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Wrong("not_a_list")
    if len(value) > limits.CHOICES or not all(options.plain(item) for item in value):
        raise Wrong("not_an_option")
    return value


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    chosen = value if isinstance(value, list) else []
    offered = options.offered(component, here)
    if not all(options.is_offered(item, offered, here) for item in chosen):
        yield "not_an_option", {}
    elif any(same(one, other) for n, one in enumerate(chosen) for other in chosen[:n]):
        yield "repeated", {}


KIND = Kind(read=read, judge=judge)
