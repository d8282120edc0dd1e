"""Gathers everything that is wrong with a submission, and the rules still to be put."""

from dataclasses import dataclass, field

from engine.errors import Problem
from engine.vocabulary import Json
from engine.workflow.forms import messages
from engine.workflow.forms.component import Component
from engine.workflow.forms.view import Here


@dataclass(frozen=True, slots=True)
class Ask:
    """A cross-field rule of the component at `key`, to be put when all fields have been read."""

    component: Component
    here: Here
    key: str


@dataclass(slots=True)
class Gathered:
    """Problems in the order of the form, and cross-field rules."""

    problems: list[Problem] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def say(self, key: str, reason: str, component: Component | None, **params: Json) -> None:
        """Note a problem; the label is the component's, or the last part of the key."""
        name = key.rsplit(".", maxsplit=1)[-1]
        params["label"] = component.label("zh") if component else name
        params["label_en"] = component.label("en") if component else name
        self.problems.append(messages.problem(key, reason, **params))

    def remember(self, component: Component, here: Here, key: str) -> None:
        if "properties.check" in component.feel:
            self.asks.append(Ask(component, here, key))
