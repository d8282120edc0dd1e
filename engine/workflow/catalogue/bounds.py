"""Parameters of an item and the bounds they may not cross, each with its law row.

`protects` says which direction protects bidders: `more`, `less` or `none`. `restricts` names a kind
of condition that article 6 of the policy forbids to add; such a parameter protects by `less`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.errors import Problem
from engine.vocabulary import Json
from engine.workflow.catalogue.words import SENTENCES, UNITS

PROTECTS = ("more", "less", "none")
RESTRICTIONS = (
    *("registration", "qualification", "licence", "branch", "guarantee"),
    *("local_investment", "track_record"),
)
"""Kinds of conditions named in article 6 of the policy."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """`least` and `most` are included; None means no bound on that side."""

    name: str
    zh: str
    en: str
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    protects: str = "none"
    rule: str | None = None
    source: str = ""
    restricts: str | None = None

    def holds(self, value: Decimal) -> bool:
        above = self.least is None or value >= self.least
        return above and (self.most is None or value <= self.most)

    def ranged(self, language: str = "zh") -> str:
        """`1 至 5 个工作日`."""
        english = language == "en"
        unit = UNITS.get(self.unit, ("", ""))[english]
        between = " to " if english else " 至 "
        if self.least is None and self.most is None:
            return "any" if english else "不限"
        if self.most is None:
            return f"≥ {self.least}{unit if english else ' ' + unit}"
        if self.least is None:
            return f"≤ {self.most}{unit if english else ' ' + unit}"
        return f"{self.least}{between}{self.most}{unit if english else ' ' + unit}"


def bounds_of(content: Mapping[str, Json]) -> dict[str, Bound]:
    """By the parameter's name; a parameter without bounds stands in no law and has none."""
    told = content.get("bounds")
    given = told.items() if isinstance(told, dict) else ()
    return {name: _bound(name, one) for name, one in given if isinstance(one, dict)}


def problems(content: Mapping[str, Json]) -> tuple[Problem, ...]:
    """Every parameter outside its bounds: its value, the bounds, the law row."""
    given = content.get("parameters")
    told = given if isinstance(given, dict) else {}
    found = (
        _outside(bound, told[name]) for name, bound in bounds_of(content).items() if name in told
    )
    return tuple(problem for problem in found if problem)


def quantity(value: Json) -> Decimal | None:
    """A value as an exact number; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def problem(bound: Bound, key: str, **params: Json) -> Problem:
    """What is wrong with a parameter, with its names, bounds and law row for the sentence."""
    known: dict[str, Json] = {
        "label": bound.zh,
        "label_en": bound.en,
        "range": bound.ranged(),
        "range_en": bound.ranged("en"),
        "rule": f"（依据 {bound.rule}）" if bound.rule else "",
        "rule_en": f" (by {bound.rule})" if bound.rule else "",
        **params,
    }
    text = SENTENCES[key][1].format_map(defaultdict(str, known))
    return Problem(field=f"parameters.{bound.name}", key=key, text=text, params=known)


def _outside(bound: Bound, value: Json) -> Problem | None:
    number = quantity(value)
    if number is None:
        return problem(bound, "not_a_quantity", value=str(value))
    return None if bound.holds(number) else problem(bound, "out_of_bounds", value=str(value))


def _bound(name: str, told: Mapping[str, Json]) -> Bound:
    return Bound(
        name=name,
        zh=str(told.get("zh") or name),
        en=str(told.get("en") or name),
        unit=str(told.get("unit") or ""),
        least=quantity(told.get("min")),
        most=quantity(told.get("max")),
        protects=str(told.get("protects") or "none"),
        rule=str(told["rule"]) if told.get("rule") else None,
        source=str(told.get("source") or ""),
        restricts=str(told["restricts"]) if told.get("restricts") else None,
    )
