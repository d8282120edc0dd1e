"""How an archived value reads in one language: labels, moments, numbers, names, facts."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from engine.vocabulary import Json
from webapp.i18n import Translator
from webapp.words import ACTORS, FACTS

ZONE = ZoneInfo("Asia/Shanghai")
NOTHING = "—"


class Reader:
    """The words of one package in `zh` or `en`."""

    def __init__(self, about: Mapping[str, Json], translator: Translator, language: str) -> None:
        self.language = language
        self._translator = translator
        self._words = _inside(_inside(about.get("words")).get(language))
        self._elements = _inside(about.get("elements"))
        self._kinds = _inside(about.get("kinds"))
        self._people = _inside(about.get("people"))

    def say(self, text: str, **values: object) -> str:
        """A text of a template."""
        said = self._translator.say(text, self.language)
        return said % values if values else said

    def label(self, name: str) -> str:
        """What a field is called; its own name where nobody called it anything."""
        return str(self._words.get(name) or self._words.get(name.rpartition(".")[2]) or name)

    def both(self, value: Json) -> str:
        """The one of {zh, en} that is this language's."""
        told = _inside(value)
        return str(told.get(self.language) or told.get("zh") or "")

    def element(self, id_: Json) -> str:
        """The name of an element of the diagram."""
        names = self._elements.get(str(id_))
        return str(names[self.language == "en"]) if isinstance(names, list) else str(id_ or "")

    def person(self, id_: Json) -> str:
        """The name of whoever acted."""
        actor = ACTORS.get(str(id_))
        return self.say(actor) if actor else str(self._people.get(str(id_), id_ or ""))

    def fact(self, name: Json) -> str:
        """What happened, in a word."""
        return self.say(FACTS.get(str(name), str(name)))

    def kind(self, name: Json) -> str:
        """The kind of a notice."""
        return self.both(self._kinds.get(str(name))) or str(name)

    def text(self, value: Json) -> str:
        """A single value."""
        if value is None or value == "":
            return NOTHING
        if isinstance(value, bool):
            return self.say("是") if value else self.say("否")
        if isinstance(value, int | Decimal):
            return f"{value:,}"
        return self.moment(value) if isinstance(value, str) else str(value)

    def moment(self, value: Json) -> str:
        """A moment in Beijing; other texts as they are."""
        text = str(value or "")
        if text[4:5] != "-" or text[10:11] != "T":
            return text
        try:
            at = datetime.fromisoformat(text.split("@")[0])
        except ValueError:
            return text
        return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}" if at.tzinfo else text[:16].replace("T", " ")

    def href(self, bag: str, path: Json) -> str:
        """Where a packed file lies, from the pages."""
        return f"./{bag}/data/{path}"


def _inside(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
