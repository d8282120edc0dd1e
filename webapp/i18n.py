"""Chinese texts and their English: templates hold Chinese, the catalogue holds English."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages.pofile import read_po
from flask import current_app

from webapp import current

ENGLISH = Path(__file__).parent / "translations" / "en" / "LC_MESSAGES"
"""One catalogue per part of the site; `messages.po` is what several parts say."""


class Translator:
    """English by Chinese text. A missing one falls back to Chinese; a test collects the misses."""

    def __init__(self, english: Mapping[str, str], of_one: Mapping[str, str]) -> None:
        self.english, self._of_one = english, of_one

    @classmethod
    def read(cls) -> "Translator":
        said = {chinese: english for chinese, english in _entries() if all(english)}
        english = {chinese: forms[-1] for chinese, forms in said.items()}
        return cls(english, {one: forms[0] for one, forms in said.items() if len(forms) > 1})

    def say(self, text: str, language: str, count: object = None) -> str:
        """A `count` of one takes the singular, where the catalogue has one."""
        if language != "en":
            return text
        many = self.english.get(text, text)
        return self._of_one.get(text, many) if count == 1 else many


def _entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(ENGLISH.glob("*.po")):
        with path.open("rb") as file:
            yield from ((_first(one.id), _each(one.string)) for one in read_po(file) if one.id)


def _first(id_: str | Sequence[str]) -> str:
    """Chinese has one form for every number."""
    return id_ if isinstance(id_, str) else id_[0]


def _each(said: str | Sequence[str] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ("",))


def translate(text: str, **values: object) -> str:
    """A Chinese text in the language of this request, `%(name)s` filled in."""
    translator: Translator = current_app.extensions["translator"]
    said = translator.say(text, current.language(), values.get("count"))
    return said % values if values else said
