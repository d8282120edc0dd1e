"""Of what kind a form's fields are in FEEL, as far as its components tell."""

from collections.abc import Iterable

from engine.language.browser import FRACTION, Kinds
from engine.workflow.forms.component import Component
from engine.workflow.forms.shape import Level, leaves

_TEXTS = ("textfield", "textarea", "datetime")
_LISTS = ("checklist", "taglist", "filepicker", "dynamiclist")
_CHOICES = ("radio", "select")


def kinds(level: Level) -> Kinds:
    """Name (`place`, `bond.amount`, `this.price` inside a row) → its kind; unknown ones are absent.

    Numbers that the browser keeps as text (serializeToString) are absent too.
    """
    found: dict[str, set[str | None]] = {}
    for key, component in leaves(level):
        name = f"this.{key.rpartition('[].')[2]}" if "[]." in key else key
        found.setdefault(name, set()).add(_kind(component))
    return {name: next(iter(those)) or "" for name, those in found.items() if _told(those)}


def _told(those: Iterable[str | None]) -> bool:
    return len(set(those)) == 1 and None not in those


def _kind(component: Component) -> str | None:
    if component.type == "number":
        return _number(component)
    if component.type in _CHOICES:
        return "string" if {type(value) for value in _values(component)} == {str} else None
    return next((kind for types, kind in _KINDS if component.type in types), None)


def _number(component: Component) -> str | None:
    if component.raw.get("serializeToString"):
        return None
    return "number" if component.raw.get("decimalDigits") == 0 else FRACTION


def _values(component: Component) -> list[object]:
    options = component.raw.get("values")
    listed = options if isinstance(options, list) else []
    return [option.get("value") for option in listed if isinstance(option, dict)]


_KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (_TEXTS, "string"),
    (_LISTS, "list"),
    (("checkbox",), "boolean"),
)
