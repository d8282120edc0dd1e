"""Judges the value of one field."""

from engine.vocabulary import Json
from engine.workflow.forms.at import At
from engine.workflow.forms.component import Component
from engine.workflow.forms.problems import Gathered
from engine.workflow.forms.same import empty
from engine.workflow.forms.values import KINDS, Wrong


def judge_leaf(component: Component, name: str, at: At, gathered: Gathered) -> dict[str, Json]:
    """The field as the case file takes it, under its name; nothing where nothing was sent."""
    key = at.key(name)
    gathered.remember(component, at.here, key)
    if component.type == "expression":
        return {name: at.shown.get(name)}
    try:
        value = KINDS[component.type].read(component, at.sent.get(name))
    except Wrong as wrong:
        gathered.say(key, wrong.key, component, **wrong.params)
        return {}
    if _missing(component, value):
        if component.rules.get("required") is True:
            ticked = component.type == "checkbox"
            gathered.say(key, "must_accept" if ticked else "required", component)
    else:
        for reason, params in KINDS[component.type].judge(component, value, at.here):
            gathered.say(key, reason, component, **params)
    return {name: value} if name in at.sent else {}


def _missing(component: Component, value: Json) -> bool:
    if component.type == "checkbox":
        return value is not True
    return empty(value) or (isinstance(value, str) and not value.strip())
