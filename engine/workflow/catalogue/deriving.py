"""A city derives an item: the province's content with parameters of its own, tighter or equal.

Source: policy art. 4 (a city's catalogue follows the province's) and art. 6 (no restriction of
bidders without a law, so more of one is never tighter).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from engine.errors import Problem
from engine.vocabulary import Json
from engine.workflow.catalogue.bounds import Bound, bounds_of, problem, quantity
from engine.workflow.catalogue.item import Item
from engine.workflow.catalogue.words import DIRECTIONS


def code_of(base: str, region: str) -> str:
    """The code of a city's item: A01-OPEN-320100."""
    return f"{base}-{region}"


def derived(
    base: Item,
    region: str,
    own: Mapping[str, Json],
    *,
    begins: datetime,
    by: str,
    at: datetime,
    reason: str,
) -> Item:
    """The city's item as it is to be kept; its revision is counted when it is."""
    return Item(
        code=code_of(base.code, region),
        revision=0,
        trading_type=base.trading_type,
        version=base.version,
        region=region,
        content=_content(base, region, own),
        effective_from=begins,
        effective_to=None,
        base=base.code,
        base_revision=base.revision,
        kept_by=by,
        kept_at=at,
        reason=reason,
    )


def changed(base: Item, parameters: Mapping[str, Json]) -> dict[str, Json]:
    """Those that differ from the province's."""
    return {
        name: value
        for name, value in parameters.items()
        if name not in base.parameters or not _equal(value, base.parameters[name])
    }


def problems(base: Item, own: Mapping[str, Json]) -> tuple[Problem, ...]:
    """What a city may not do: cross a bound, loosen, add a parameter, restrict bidders."""
    bounds = bounds_of(base.content)
    found = (_problem(base, bounds.get(name), name, value) for name, value in own.items())
    return tuple(one for one in found if one)


def allowed(bound: Bound, base: Json) -> Bound:
    """The bounds of a city: from the province's value towards the protecting side."""
    number = quantity(base)
    if bound.protects == "more":
        return replace(bound, least=number)
    if bound.protects == "less":
        return replace(bound, most=number)
    return replace(bound, least=number, most=number)


def _content(base: Item, region: str, own: Mapping[str, Json]) -> dict[str, Json]:
    """The province's content under the city's code with the city's own parameters."""
    return {
        **base.content,
        "code": code_of(base.code, region),
        "parameters": {**base.parameters, **own},
        "own_parameters": dict(own),
    }


def _problem(base: Item, bound: Bound | None, name: str, value: Json) -> Problem | None:
    if bound is None or name not in base.parameters:
        return problem(bound or Bound(name=name, zh=name, en=name), "no_such_parameter")
    number, given = quantity(value), base.parameters[name]
    if number is None:
        return problem(bound, "not_a_quantity", value=str(value))
    if not bound.holds(number):
        return problem(bound, "out_of_bounds", value=str(value))
    return _loosening(allowed(bound, given), number, given)


def _loosening(city: Bound, number: Decimal, base: Json) -> Problem | None:
    if city.holds(number):
        return None
    zh, en = DIRECTIONS.get(city.protects, DIRECTIONS["none"])
    said: dict[str, Json] = {"base": str(base), "value": str(number)}
    return problem(city, _reason(city), **said, direction=zh, direction_en=en)


def _reason(city: Bound) -> str:
    if city.restricts:
        return "restricts"
    return "fixed" if city.protects == "none" else "loosens"


def _equal(one: Json, other: Json) -> bool:
    left, right = quantity(one), quantity(other)
    return one == other if left is None or right is None else left == right
