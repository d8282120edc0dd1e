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

    def __init__(self, english: Mapping[str, tuple[str, ...]]) -> None:
        self._english = english

    @classmethod
    def read(cls) -> "Translator":
        return cls({chinese: said for chinese, said in _entries() if all(said)})

    def say(self, text: str, language: str, count: object = None) -> str:
        """A `count` of one takes the singular, where the catalogue has one."""
        said = self._english.get(text, (text,)) if language == "en" else (text,)
        return said[0] if count == 1 else said[-1]


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
