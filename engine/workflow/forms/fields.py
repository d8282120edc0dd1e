"""A form's fields as the rest of the house sees them: keys, labels, who may see them."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.workflow.forms.component import Component
from engine.workflow.forms.shape import Level, Slot, leaves

DEFAULT = "internal"
_STRICTER = {"public": 0, "internal": 1, "personal": 2}
WITHHELD = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """`key` is the path of its value: `title`, `lot.name`, `bidders`, `bidders[].price`.

    `class_` is public, internal, personal or withheld:<event>; `rule` a statutory row; `prefill`
    the path of what the house knows already.
    """

    key: str
    type: str
    label: str
    label_en: str
    class_: str
    rule: str | None
    required: bool
    readonly: bool
    prefill: str = ""


def fields(level: Level) -> tuple[Field, ...]:
    return tuple(_field(key, component) for key, component in leaves(level))


def _field(key: str, component: Component) -> Field:
    rule = component.own.get("rule")
    return Field(
        key=key,
        type=component.type,
        label=component.label("zh"),
        label_en=component.label("en"),
        class_=_class(component),
        rule=str(rule) if rule else None,
        required=component.rules.get("required") is True,
        readonly=bool(component.raw.get("readonly") or component.raw.get("disabled")),
        prefill=str(component.own.get("prefill") or ""),
    )


def classes(level: Level) -> Mapping[str, str]:
    return {name: _strictest(slot) for name, slot in level.items()}


def _strictest(slot: Slot) -> str:
    inner = [_strictest(below) for below in slot.inside.values()]
    own = [_class(slot.component)] if slot.component and (slot.leaf or _says(slot)) else []
    return max((*own, *inner), key=strictness, default=DEFAULT)


def _says(slot: Slot) -> bool:
    return slot.component is not None and "class" in slot.component.own


def strictness(class_: str) -> int:
    """public < internal < personal < withheld."""
    return _STRICTER.get(class_, WITHHELD)


def _class(component: Component) -> str:
    return str(component.own.get("class") or DEFAULT)
