"""Whether the catalogue says that an approved project must be traded here, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from engine.people.regions import within
from engine.trading.register import classes
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, thresholds
from engine.workflow.queries.must_trade import by_table

DAYS = 180
"""From the approval on, where an item names no other number."""
BASIS = "X-09"
"""The statutory row by which what has no threshold of its own must be traded here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """`required`, by which item and statutory row, and until which day; `reason` where it is not:
    `no_item` or `below`.
    """

    required: bool
    item: str | None = None
    rule: str | None = None
    until: date | None = None
    reason: str = ""


class Requirements:
    """Reads the catalogue once, judges many entries."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now
        self._items = catalogue.items(session, now)
        self._fit: dict[tuple[str, str], tuple[Item, ...]] = {}
        self._answers: dict[tuple[str, str, str, str], Mapping[str, Json]] = {}

    def of(self, row: RegisterEntryRow) -> Requirement:
        """The strictest word of the items that fit its class and region."""
        told = [self._judged(item, row) for item in self._fitting(row)]
        must = [one for one in told if one.required]
        if must:
            return min(must, key=lambda one: one.until or date.max)
        return told[0] if told else Requirement(required=False, reason="no_item")

    def _fitting(self, row: RegisterEntryRow) -> tuple[Item, ...]:
        """By code or class, first those of the city; the base of a derived item is left out."""
        place = (row.region, row.class_)
        if place not in self._fit:
            here = [item for item in self._items if within(row.region, item.region)]
            replaced = {item.base for item in here if item.base}
            self._fit[place] = tuple(
                item
                for item in here
                if item.code not in replaced and row.class_ in classes.names(item)
            )
        return self._fit[place]

    def _judged(self, item: Item, row: RegisterEntryRow) -> Requirement:
        answer = self._answer(item, row)
        rule = str(answer.get("rule") or BASIS)
        if answer.get("required") is False:
            if not thresholds.reached(item, row.kind, Decimal(row.amount)):
                return Requirement(required=False, item=item.code, rule=rule, reason="below")
            rule = BASIS
        return Requirement(required=True, item=item.code, rule=rule, until=_until(item, row))

    def _answer(self, item: Item, row: RegisterEntryRow) -> Mapping[str, Json]:
        """What the item's decision table says; nothing where it has none or has no answer."""
        asked = (item.version, str(item.content.get("threshold") or ""), row.kind, row.amount)
        if asked not in self._answers:
            amount = Decimal(row.amount)
            self._answers[asked] = by_table(self._session, item, row.kind, amount, self._now)
        return self._answers[asked]


def _until(item: Item, row: RegisterEntryRow) -> date:
    days = item.content.get("register_days")
    span = timedelta(days=days if isinstance(days, int) else DAYS)
    return row.planned_on or row.approved_on + span
