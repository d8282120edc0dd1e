"""Which row of the case file each sent row stands for, so that what it does not show is kept.

A list whose rows are fixed keeps its order. Where rows may be added and removed, a row is known
by its read-only fields; without any, every row is new.
"""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.same import empty, same_on_screen
from engine.workflow.forms.shape import Slot


def fixed(component: Component | None) -> bool:
    """Whether people may neither add nor remove rows."""
    return component is not None and (
        component.raw.get("allowAddRemove") is False or component.raw.get("readonly") is True
    )


def bases(slot: Slot, rows: list[Json], known: list[Json]) -> list[Json]:
    """For each sent row the case-file row under it; an empty one for a new row."""
    if fixed(slot.component):
        return [known[n] if n < len(known) else {} for n in range(len(rows))]
    names = tuple(name for name, inner in slot.inside.items() if _always_readonly(inner))
    left = [row for row in known if isinstance(row, dict)]
    return [_take(row, names, left) for row in rows]


def _always_readonly(slot: Slot) -> bool:
    component = slot.component
    return component is not None and (
        component.raw.get("readonly") is True or component.raw.get("disabled") is True
    )


def _take(row: Json, names: tuple[str, ...], left: list[dict[str, Json]]) -> Json:
    if not isinstance(row, dict):
        return {}
    shown = {name: row[name] for name in names if not empty(row.get(name))}
    match = next((n for n, known in enumerate(left) if shown and _matches(shown, known)), None)
    return {} if match is None else left.pop(match)


def _matches(shown: Mapping[str, Json], known: Mapping[str, Json]) -> bool:
    return all(same_on_screen(value, known.get(name)) for name, value in shown.items())
