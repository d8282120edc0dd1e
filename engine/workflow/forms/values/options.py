"""The choices a field offers: written down, from a key of the data, or computed."""

from collections.abc import Mapping
from decimal import Decimal

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.same import same
from engine.workflow.forms.view import Here


def offered(component: Component, here: Here) -> list[Json]:
    """The values of all choices, as form-js reads them."""
    found = _listed(component, here)
    options = found if isinstance(found, list) else []
    values = [_value(option) for option in options]
    return [value for value in values if value not in (None, "")]


def _listed(component: Component, here: Here) -> Json:
    computed = component.feel.get("valuesExpression")
    if computed is not None:
        return feel.to_json(here.evaluate(computed), here.asking.budget)
    key = component.raw.get("valuesKey")
    return here.root.get(str(key)) if key else component.raw.get("values")


def _value(option: Json) -> Json:
    return option.get("value") if isinstance(option, Mapping) else option


def is_offered(value: Json, options: list[Json], here: Here) -> bool:
    here.asking.budget.spend(1 + len(options))
    return any(same(value, option) for option in options)


def plain(value: Json) -> bool:
    """Whether a value may be a choice at all."""
    return value is None or isinstance(value, str | int | Decimal | dict)
