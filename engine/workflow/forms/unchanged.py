"""Whether a value people may only read came back as it was shown."""

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.same import empty, same_on_screen
from engine.workflow.forms.typed import listed, mapping, readable


def unchanged(component: Component, sent: Json, known: Json) -> bool:
    """True where nothing was sent, or what the case file (or the default) holds."""
    unticked = component.type == "checkbox" and sent is False and not known
    if empty(sent) or unticked or component.type == "expression":
        return True
    if not component.keyed:
        return _rows_unchanged(sent, known)
    shown = (known, readable(component, known), component.raw.get("defaultValue"))
    read = readable(component, sent)
    return any(same_on_screen(one, other) for one in (sent, read) for other in shown)


def _rows_unchanged(sent: Json, known: Json) -> bool:
    rows, below = listed(sent), listed(known)
    return len(rows) == len(below) and all(
        all(same_on_screen(value, mapping(base).get(name)) for name, value in mapping(row).items())
        for row, base in zip(rows, below, strict=True)
    )
