"""Chinese texts and their English: templates hold Chinese, the catalogue holds English."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from flask import current_app

from webapp import current

ENGLISH = Path(__file__).parent / "translations" / "en" / "LC_MESSAGES"
"""One catalogue per part of the site; `messages.po` is what several parts say."""


class Translator:
    """English by Chinese text. A missing one falls back to Chinese; a test collects the misses."""

    def __init__(self, english: dict[str, str]) -> None:
        self.english = english

    @classmethod
    def read(cls) -> "Translator":
        return cls({chinese: said for chinese, said in _entries() if said})

    def say(self, text: str, language: str) -> str:
        return self.english.get(text, text) if language == "en" else text


def _entries() -> Iterator[tuple[str, str]]:
    for path in sorted(ENGLISH.glob("*.po")):
        with path.open("rb") as file:
            yield from ((str(one.id), str(one.string)) for one in read_po(file) if one.id)


def translate(text: str, **values: object) -> str:
    """A Chinese text in the language of this request, `%(name)s` filled in."""
    translator: Translator = current_app.extensions["translator"]
    said = translator.say(text, current.language())
    return said % values if values else said
