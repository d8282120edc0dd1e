"""Thresholds that an item sets itself, stricter than the decision table of its process."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from engine.vocabulary import Json
from engine.workflow.catalogue.bounds import quantity
from engine.workflow.catalogue.item import Item


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """From `amount` (CNY) on, projects of this `kind` must be traded here."""

    kind: str
    amount: Decimal


def own(item: Item) -> tuple[Threshold, ...]:
    """In the item's order; what is no row of a kind and an amount is left out."""
    return tuple(_read(item.content.get("thresholds")))


def reached(item: Item, kind: str, amount: Decimal) -> bool:
    """Whether the item's own word says that it must be traded here."""
    return any(one.kind == kind and amount >= one.amount for one in own(item))


def _read(rows: Json) -> Iterator[Threshold]:
    for row in rows if isinstance(rows, list) else ():
        amount = quantity(row.get("from")) if isinstance(row, dict) else None
        if amount is not None and isinstance(row, dict):
            yield Threshold(kind=str(row.get("kind")), amount=amount)
