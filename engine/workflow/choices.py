"""What the choices on a form decide at a gateway, and how people say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms import Form
from engine.workflow.forms.component import Component

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Conditions on a choice ask no clock."""
_TRUTH = {"zh": ((True, "是"), (False, "否")), "en": ((True, "Yes"), (False, "No"))}
_SAID = {"zh": ("%s为%s", "“%s”", "或", "，"), "en": ("%s is %s", "“%s”", " or ", ", ")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A field with few answers: `options` are value and label of each."""

    label: str
    options: tuple[tuple[Json, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """Of one form: `written` are all names it writes, `by_name` those with few answers."""

    written: frozenset[str]
    by_name: Mapping[str, Choice]
    language: str

    @classmethod
    def of(cls, form: Form | None, language: str) -> "Choices":
        slots = form.level.items() if form else ()
        asked = {
            name: slot.component
            for name, slot in slots
            if slot.component is not None and not slot.component.raw.get("readonly")
        }
        few = {name: _choice(component, language) for name, component in asked.items()}
        known = {name: choice for name, choice in few.items() if choice.options}
        return cls(written=frozenset(asked), by_name=known, language=language)

    def every(self) -> "Answers":
        """All that somebody may answer."""
        return {name: _values(choice) for name, choice in self.by_name.items()}

    def decide(self, condition: str) -> tuple[str, frozenset[Json]] | None:
        """The one choice a condition asks for, with the answers that make it true; else None."""
        names = self._names(condition)
        if names is None or len(names) != 1 or not names <= self.by_name.keys():
            return None
        (name,) = names
        expression = feel.compile(condition.removeprefix("="))
        true = (
            value
            for value in _values(self.by_name[name])
            if expression.evaluate({name: value}, now=_NEVER) is True
        )
        return name, frozenset(true)

    def writes(self, condition: str) -> bool:
        """Whether a condition asks for anything that this form writes."""
        return bool(self.written & (self._names(condition) or frozenset()))

    def said(self, answers: "Answers") -> str:
        """`签发意见为“签发”`: the fields whose answer matters; empty where none does."""
        pattern, quote, between, end = _SAID[self.language]
        told = (
            pattern % (choice.label, between.join(quote % label for label in labels))
            for name, choice in self.by_name.items()
            if (labels := _labels(choice, answers[name]))
        )
        return end.join(told)

    def _names(self, condition: str) -> frozenset[str] | None:
        try:
            return feel.compile(condition.removeprefix("=")).names
        except feel.FeelError:
            return None


Answers = Mapping[str, frozenset[Json]]
"""Name of a choice → the answers that lead here."""


def _choice(component: Component, language: str) -> Choice:
    return Choice(label=component.label(language), options=_options(component, language))


def _options(component: Component, language: str) -> tuple[tuple[Json, str], ...]:
    if component.type == "checkbox":
        return _TRUTH[language]
    listed = component.raw.get("values") if component.type in ("radio", "select") else None
    return tuple(
        (one.get("value"), str((language == "en" and one.get("en")) or one.get("label")))
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict)
    )


def _values(choice: Choice) -> frozenset[Json]:
    return frozenset(value for value, _ in choice.options)


def _labels(choice: Choice, answers: frozenset[Json]) -> list[str]:
    """Of the answers, where they are fewer than all."""
    labels = [label for value, label in choice.options if value in answers]
    return labels if len(labels) < len(choice.options) else []
