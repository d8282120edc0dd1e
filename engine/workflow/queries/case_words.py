"""What the forms of a version say about case-file names: labels, classes, types, units, options."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.vocabulary import Json
from engine.workflow.forms import Field, strictness
from engine.workflow.forms.component import LIST, Component
from engine.workflow.forms.fields import DEFAULT
from engine.workflow.forms.shape import leaves
from engine.workflow.queries.made_words import made_names
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One name, `lots` or `lots[].price`: the first form that asks for it labels it.

    `class_` is the strictest any form says. `options` maps values to labels. `made`: no form asks
    for it, the process makes it; `ruled`: the item says how secret that is.
    """

    label: str
    class_: str
    type: str
    readonly: bool
    unit: str
    options: Mapping[str, str]
    made: bool = False
    ruled: bool = False


def case_words(version: Version, language: str, own: Json = None) -> dict[str, Word]:
    """Path → word. `own` is what the item says of names that no form asks for: its `words`."""
    words: dict[str, Word] = {}
    for form in version.forms.values():
        components = dict(leaves(form.level))
        for field in form.fields:
            found = _word(components[field.key], field, language)
            known = words.get(field.key)
            words[field.key] = _merged(known, found) if known else found
    asked = {
        path: replace(word, class_=word.class_ or _unsaid(word)) for path, word in words.items()
    }
    tails = {path.rpartition("].")[2]: replace(word, made=True) for path, word in asked.items()}
    return {**_made(version, language), **tails, **_said(own, language), **asked}


def class_of(words: Mapping[str, Word], path: str) -> str:
    """A name that no form has in this place is as secret as where a form has it."""
    for name in (path, path.rpartition(".")[2]):
        word = words.get(name)
        if word is not None and (word.ruled or not word.made):
            return word.class_
    return DEFAULT


def _made(version: Version, language: str) -> dict[str, Word]:
    return {
        name: Word(
            label=label,
            class_=DEFAULT,
            type="",
            readonly=True,
            unit="",
            options={},
            made=True,
        )
        for name, label in made_names(version, language).items()
    }


def _said(own: Json, language: str) -> dict[str, Word]:
    """`[words."lot_results[].outcome"]` of item.toml: zh, en, unit, unit_en, options, class."""
    table = own if isinstance(own, dict) else {}
    return {
        path: Word(
            label=_in(one, "zh", "en", language) or path,
            class_=str(one.get("class") or DEFAULT),
            type=str(one.get("type") or ""),
            readonly=True,
            unit=_in(one, "unit", "unit_en", language),
            options=_options(one.get("options"), language),
            made=True,
            ruled=bool(one.get("class")),
        )
        for path, one in table.items()
        if isinstance(one, dict)
    }


def _in(one: Mapping[str, Json], chinese: str, english: str, language: str) -> str:
    return str((one.get(english) if language == "en" else None) or one.get(chinese) or "")


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
        str(one.get("value")): _in(one, "label", "en", language)
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
