"""What is hidden counts as absent, as in the browser; computed fields are computed here."""

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms.shape import Level
from engine.workflow.forms.typed import listed, mapping
from engine.workflow.forms.view import Asking, Here


def visible(level: Level, data: dict[str, Json], asking: Asking) -> dict[str, Json]:
    """The data without the values of fields that its own conditions hide.

    Conditions see all values once; what follows sees only those that are left (form-js does so).
    """
    raw = _compute(level, Here.top(asking, data), data)
    shown = _without(level, Here.top(asking, raw), raw)
    return _compute(level, Here.top(asking, shown), shown)


def _without(level: Level, here: Here, data: dict[str, Json]) -> dict[str, Json]:
    left = dict(data)
    for name, slot in level.items():
        here.asking.budget.spend()
        if here.holds(slot.guards):
            left.pop(name, None)
        elif slot.rows and name in left:
            left[name] = [
                _without(slot.inside, here.row(mapping(row), n), dict(mapping(row)))
                for n, row in enumerate(listed(left[name]))
            ]
        elif slot.component is None and name in left:
            left[name] = _without(slot.inside, here, dict(mapping(left[name])))
    return left


def _compute(level: Level, here: Here, data: dict[str, Json]) -> dict[str, Json]:
    for name, slot in level.items():
        computed = slot.component.feel.get("expression") if slot.component else None
        if computed and not here.holds(slot.guards):
            data[name] = feel.to_json(here.evaluate(computed), here.asking.budget)
        elif slot.rows and isinstance(data.get(name), list):
            data[name] = [
                _compute(slot.inside, here.row(mapping(row), n), dict(mapping(row)))
                for n, row in enumerate(listed(data[name]))
            ]
        elif slot.component is None and isinstance(data.get(name), dict):
            data[name] = _compute(slot.inside, here, dict(mapping(data[name])))
    return data
