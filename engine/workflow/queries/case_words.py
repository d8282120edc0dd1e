"""What the forms of a version say about case-file names: labels, classes, types, units, options."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.vocabulary import Json
from engine.workflow.forms import strictness
from engine.workflow.forms.component import Component
from engine.workflow.forms.shape import leaves
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One name, `lots` or `lots[].price`: the first form that asks for it labels it.

    `class_` is the strictest any form gives it; a list that says nothing is as secret as what lies
    in it. `options` maps values to labels.
    """

    label: str
    class_: str
    type: str
    subtype: str = ""
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def case_words(version: Version, language: str) -> dict[str, Word]:
    """Path → word, in the order of the forms."""
    words: dict[str, Word] = {}
    for form in version.forms.values():
        components = dict(leaves(form.level))
        for one in form.fields:
            label = one.label_en if language == "en" else one.label
            component = components[one.key]
            says = component.keyed or "class" in component.own
            found = _word(component, label, one.class_ if says else "public", language)
            known = words.get(one.key)
            words[one.key] = _merged(known, found) if known else found
    return words


def _word(component: Component, label: str, class_: str, language: str) -> Word:
    raw = component.raw
    appearance = raw.get("appearance")
    suffix = appearance.get("suffixAdorner") if isinstance(appearance, dict) else None
    english = component.own.get("en_suffix") if language == "en" else None
    return Word(
        label=label,
        class_=class_,
        type=component.type,
        subtype=str(raw.get("subtype") or ""),
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
    """Read-only copies of a field often come as plain text: what says more about the value wins."""
    better = other if known.type == "textfield" and other.type != "textfield" else known
    return Word(
        label=known.label,
        class_=max(known.class_, other.class_, key=strictness),
        type=better.type,
        subtype=better.subtype,
        unit=known.unit or other.unit,
        options={**other.options, **known.options},
    )
