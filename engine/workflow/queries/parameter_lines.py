"""An item's parameters beside their bounds, and what a city may set."""

from dataclasses import dataclass
from decimal import Decimal

from engine.vocabulary import Json
from engine.workflow.catalogue import Item, deriving
from engine.workflow.catalogue.bounds import Bound, bounds_of, quantity


@dataclass(frozen=True, kw_only=True, slots=True)
class ParameterLine:
    """`base` is the province's value of a derived item; `least` and `most` are the legal bounds.

    `place` says in percent where the value stands between them, None where a side is open;
    `allowed` is what a city may set, in words.
    """

    name: str
    label: str
    value: Json
    base: Json
    unit: str
    range: str
    allowed: str
    least: Decimal | None
    most: Decimal | None
    place: int | None
    protects: str
    restricts: bool
    rule: str | None
    source: str
    tightened: bool


def parameter_lines(item: Item, base: Item | None, language: str) -> tuple[ParameterLine, ...]:
    """In the order of the item; parameters without bounds come with empty ones."""
    bounds = bounds_of(item.content)
    return tuple(
        _line(bounds.get(name) or Bound(name=name, zh=name, en=name), value, item, base, language)
        for name, value in item.parameters.items()
    )


def _line(bound: Bound, value: Json, item: Item, base: Item | None, language: str) -> ParameterLine:
    given = base.parameters.get(bound.name) if base else value
    city = deriving.allowed(bound, given)
    return ParameterLine(
        name=bound.name,
        label=bound.en if language == "en" else bound.zh,
        value=value,
        base=given,
        unit=bound.unit,
        range=bound.ranged(language),
        allowed=city.ranged(language),
        least=bound.least,
        most=bound.most,
        place=_place(bound, quantity(value)),
        protects=bound.protects,
        restricts=bound.restricts is not None,
        rule=bound.rule,
        source=bound.source,
        tightened=bound.name in item.own_parameters,
    )


def _place(bound: Bound, value: Decimal | None) -> int | None:
    if value is None or bound.least is None or bound.most is None or bound.least == bound.most:
        return None
    part = (value - bound.least) / (bound.most - bound.least)
    return min(100, max(0, round(part * 100)))
