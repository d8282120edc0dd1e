"""Chinese texts and their English: templates hold Chinese, the catalogue holds English."""

from pathlib import Path

from babel.messages.pofile import read_po
from flask import current_app

from webapp import current

CATALOGUE = Path(__file__).parent / "translations" / "en" / "LC_MESSAGES" / "messages.po"


class Translator:
    """English by Chinese text. A missing one falls back to Chinese; a test collects the misses."""

    def __init__(self, english: dict[str, str]) -> None:
        self.english = english

    @classmethod
    def read(cls) -> "Translator":
        with CATALOGUE.open("rb") as file:
            catalogue = read_po(file)
        return cls({str(one.id): str(one.string) for one in catalogue if one.id and one.string})

    def say(self, text: str, language: str) -> str:
        return self.english.get(text, text) if language == "en" else text


def translate(text: str, **values: object) -> str:
    """A Chinese text in the language of this request, `%(name)s` filled in."""
    translator: Translator = current_app.extensions["translator"]
    said = translator.say(text, current.language())
    return said % values if values else said
