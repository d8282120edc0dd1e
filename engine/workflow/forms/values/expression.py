"""A computed field: the server computes it; what a browser sent is not looked at."""

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.values.kind import Kind, nothing


def read(_component: Component, _value: Json) -> Json:
    return None


KIND = Kind(read=read, judge=nothing)
