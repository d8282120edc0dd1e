"""Looks at what an order brings, field by field, and collects what is wrong."""

import re
import unicodedata
from collections.abc import Collection, Mapping

from engine.errors import Invalid, Problem
from engine.people.sentences import LABELS, SENTENCES
from engine.vocabulary import Json

UNSHOWABLE = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode categories that no name holds; NUL and lone surrogates cannot be stored at all."""


class Inspection:
    """Its checks note problems and say whether all was well; `done` raises them together."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def text(
        self, field: str, value: object, *, most: int = 200, least: int = 1, optional: bool = False
    ) -> bool:
        """A text of `least` to `most` characters, all of them letters one can see."""
        if optional and value is None:
            return True
        if value is None or (isinstance(value, str) and not value.strip()):
            return self.wrong(field, "required")
        if not isinstance(value, str):
            return self.wrong(field, "not_text")
        if len(value) > most:
            return self.wrong(field, "too_long", limit=most)
        if len(value) < least:
            return self.wrong(field, "too_short", limit=least)
        shown = all(unicodedata.category(letter) not in UNSHOWABLE for letter in value)
        return shown or self.wrong(field, "bad_character")

    def matches(self, field: str, value: object, pattern: str, otherwise: str) -> bool:
        """A text that is the whole of a pattern; else the problem `otherwise`."""
        if not self.text(field, value, most=64):
            return False
        return bool(re.fullmatch(pattern, str(value))) or self.wrong(field, otherwise)

    def choice(self, field: str, value: object, options: Collection[str]) -> bool:
        """One of the options."""
        known = isinstance(value, str) and value in options
        return known or self.wrong(field, "not_an_option")

    def flag(self, field: str, value: object) -> bool:
        """True or False."""
        return isinstance(value, bool) or self.wrong(field, "not_yes_or_no")

    def wrong(self, field: str, key: str, **params: Json) -> bool:
        """Note a problem; False, so that a check can end with it."""
        self._problems.append(problem(field, key, **params))
        return False

    def done(self) -> None:
        """Raises Invalid with every problem noted."""
        if self._problems:
            raise Invalid(*self._problems)


def problem(field: str, key: str, **params: Json) -> Problem:
    """A problem with its labels, and its English sentence written out."""
    label, label_en = LABELS.get(field, (field, field))
    known: dict[str, Json] = {"label": label, "label_en": label_en, **params}
    return Problem(field=field, key=key, text=_english(SENTENCES[key][1], known), params=known)


def invalid(field: str, key: str, **params: Json) -> Invalid:
    """One problem with one field."""
    return Invalid(problem(field, key, **params))


def _english(sentence: str, params: Mapping[str, Json]) -> str:
    return sentence.format_map({name: str(value) for name, value in params.items()})
