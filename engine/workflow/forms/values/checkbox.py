"""A tick: yes or no."""

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.values.kind import Kind, Wrong, nothing


def read(_component: Component, value: Json) -> Json:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise Wrong("not_yes_or_no")
    return value


KIND = Kind(read=read, judge=nothing)
