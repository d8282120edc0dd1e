"""The pre-fill overlaid by what was sent, every value in the type it has in the case file."""

from collections.abc import Mapping

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.bases import bases
from engine.workflow.forms.component import Component
from engine.workflow.forms.shape import Level, Slot
from engine.workflow.forms.values import KINDS, Wrong


def typed(level: Level, sent: Json, base: Json, budget: feel.Budget) -> dict[str, Json]:
    """Values that cannot be read count as empty here; they are reported elsewhere."""
    given, result = mapping(sent), dict(mapping(base))
    for name, slot in level.items():
        budget.spend()
        if slot.leaf and name in given:
            result[name] = readable(slot.component, given[name])
        elif slot.component is None:
            inner = typed(slot.inside, given.get(name), result.get(name), budget)
            if inner or name in given:
                result[name] = inner
        elif slot.rows and name in given:
            result[name] = _rows(slot, given[name], result.get(name), budget)
    return result


def _rows(slot: Slot, sent: Json, base: Json, budget: feel.Budget) -> Json:
    rows = listed(sent)[: limits.ROWS]
    pairs = zip(rows, bases(slot, rows, listed(base)), strict=True)
    return [typed(slot.inside, row, below, budget) for row, below in pairs]


def readable(component: Component | None, value: Json) -> Json:
    """The value in its type, or null."""
    if component is None:
        return None
    try:
        return KINDS[component.type].read(component, value)
    except Wrong:
        return None


def mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
