"""The words of the sites beside a demo, in the language that their visitor asks for."""

from collections.abc import Callable

from flask import request

from webapp.i18n import Translator

KNOWN = ("zh", "en")


def visitor_language() -> str:
    """What the request names, else what the browser prefers, else Chinese."""
    asked = request.values.get("language")
    return asked if asked in KNOWN else request.accept_languages.best_match(KNOWN) or "zh"


def visitor_words(translator: Translator) -> Callable[..., str]:
    """The `_` of templates: a text, and the values that stand in it."""

    def say(text: str, **values: object) -> str:
        said = translator.say(text, visitor_language())
        return said % values if values else said

    return say
