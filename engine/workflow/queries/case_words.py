"""What the forms of a version say about case-file names: labels, classes, types, units, options."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.vocabulary import Json
from engine.workflow.forms import Field, strictness
from engine.workflow.forms.component import LIST, Component
from engine.workflow.forms.fields import DEFAULT
from engine.workflow.forms.shape import leaves
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One name, `lots` or `lots[].price`: the first form that asks for it labels it.

    `class_` is the strictest any form says. `options` maps values to labels.
    """

    label: str
    class_: str
    type: str
    readonly: bool
    unit: str
    options: Mapping[str, str]


def case_words(version: Version, language: str) -> dict[str, Word]:
    """Path → word."""
    words: dict[str, Word] = {}
    for form in version.forms.values():
        components = dict(leaves(form.level))
        for field in form.fields:
            found = _word(components[field.key], field, language)
            known = words.get(field.key)
            words[field.key] = _merged(known, found) if known else found
    return {
        path: replace(word, class_=word.class_ or _unsaid(word)) for path, word in words.items()
    }


def _unsaid(word: Word) -> str:
    """A list that says nothing is as secret as what lies in it."""
    return "public" if word.type == LIST else DEFAULT


def _word(component: Component, field: Field, language: str) -> Word:
    raw = component.raw
    appearance = raw.get("appearance")
    suffix = appearance.get("suffixAdorner") if isinstance(appearance, dict) else None
    english = component.own.get("en_suffix") if language == "en" else None
    return Word(
        label=field.label_en if language == "en" else field.label,
        class_=field.class_ if "class" in component.own else "",
        type=component.type,
        readonly=field.readonly,
        unit=str(english or suffix or ""),
        options=_options(raw.get("values"), language),
    )


def _options(values: Json, language: str) -> dict[str, str]:
    listed = values if isinstance(values, list) else []
    return {
        str(one.get("value")): str(
            (one.get("en") if language == "en" else None) or one.get("label")
        )
        for one in listed
        if isinstance(one, dict)
    }


def _merged(known: Word, other: Word) -> Word:
    """Where it is asked for counts before where it is only shown again."""
    first, second = (other, known) if known.readonly and not other.readonly else (known, other)
    better = second if first.type == "textfield" and second.type != "textfield" else first
    return Word(
        label=first.label,
        class_=max(
            (one.class_ for one in (first, second) if one.class_), key=strictness, default=""
        ),
        type=better.type,
        readonly=first.readonly,
        unit=first.unit or second.unit,
        options={**second.options, **first.options},
    )
