"""The case file's values as form-js wants them."""

from collections.abc import Mapping
from decimal import Decimal

from engine.vocabulary import Json
from engine.workflow.forms.shape import Level, Slot
from engine.workflow.forms.typed import mapping


def initial(level: Level, known: Mapping[str, Json]) -> dict[str, Json]:
    """A copy in which exact numbers are text wherever form-js keeps them as text."""
    return {name: _value(level.get(name), value) for name, value in known.items()}


def _value(slot: Slot | None, value: Json) -> Json:
    if slot is None:
        return value
    if slot.rows and isinstance(value, list):
        return [initial(slot.inside, mapping(row)) for row in value]
    if slot.component is None:
        return initial(slot.inside, mapping(value))
    if slot.component.raw.get("serializeToString") and isinstance(value, int | Decimal):
        return str(value) if isinstance(value, int) else f"{value:f}"
    return value
