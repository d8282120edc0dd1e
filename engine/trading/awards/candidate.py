"""A candidate as services are given it, checked."""

from collections.abc import Iterable
from decimal import Decimal

from engine.errors import Invalid, Problem
from engine.vocabulary import Json

Candidate = dict[str, Json]


def candidates(given: Json) -> list[Candidate]:
    """Each has `rank` (1, 2, …), `name` and `price`; ranks and names come once, by rank.

    Raises:
        Invalid: what is wrong, by its place in the list.
    """
    listed = given if isinstance(given, list) else []
    problems = [*_problems(listed), *(() if listed else [_wrong("", "none is named")])]
    if problems:
        raise Invalid(*problems)
    known = [dict(one) for one in listed if isinstance(one, dict)]
    known.sort(key=lambda one: int(str(one["rank"])))
    if [int(str(one["rank"])) for one in known] != list(range(1, len(known) + 1)):
        raise Invalid(_wrong("", "ranks are not 1, 2, 3 …"))
    if len({one["name"] for one in known}) < len(known):
        raise Invalid(_wrong("", "one is named twice"))
    return known


def _problems(listed: Iterable[Json]) -> Iterable[Problem]:
    for place, one in enumerate(listed):
        row = one if isinstance(one, dict) else {}
        if not isinstance(row.get("name"), str) or not row["name"]:
            yield _wrong(f"[{place}].name", "has no name")
        if not isinstance(row.get("rank"), int | Decimal):
            yield _wrong(f"[{place}].rank", "has no rank")
        if not isinstance(row.get("price"), int | Decimal):
            yield _wrong(f"[{place}].price", "has no price")


def _wrong(where: str, text: str) -> Problem:
    return Problem(field=f"candidates{where}", key="candidates", text=text)
