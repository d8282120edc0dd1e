"""One component of a form as it was read: what it is called, where its value goes, its FEEL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.language import feel
from engine.vocabulary import Json

KEYED = frozenset(
    {
        "textfield",
        "textarea",
        "number",
        "select",
        "radio",
        "checklist",
        "taglist",
        "checkbox",
        "datetime",
        "filepicker",
        "expression",
    }
)
LIST = "dynamiclist"
CONTAINERS = frozenset({"default", "group", LIST})
SHOWN = frozenset({"text", "image", "separator", "spacer", "table", "button"})
TYPES = KEYED | CONTAINERS - {"default"} | SHOWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """A form-js component.

    `path` is where its value goes, relative to the container around it; empty for what keeps no
    value. `raw` is its schema, `own` our properties, `feel` its expressions by their place.
    """

    type: str
    id: str
    path: tuple[str, ...]
    raw: Mapping[str, Json]
    own: Mapping[str, Json]
    feel: Mapping[str, feel.Expression]
    children: tuple["Component", ...] = ()

    @property
    def keyed(self) -> bool:
        return self.type in KEYED

    @property
    def rules(self) -> Mapping[str, Json]:
        """The `validate` object of the schema."""
        rules = self.raw.get("validate")
        return rules if isinstance(rules, dict) else {}

    def label(self, language: str) -> str:
        """What people call it; the key where it has no label."""
        zh = next((self.raw[name] for name in _labels(self.type) if self.raw.get(name)), None)
        chosen = self.own.get("en") or zh if language == "en" else zh
        return str(chosen or ".".join(self.path))

    def walk(self) -> Iterator["Component"]:
        """Itself and everything inside, in the order of the schema."""
        yield self
        for child in self.children:
            yield from child.walk()


def _labels(type_: str) -> tuple[str, ...]:
    return ("dateLabel", "timeLabel", "label") if type_ == "datetime" else ("label", "text")
