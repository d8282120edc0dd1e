"""Holds the thresholds of a proposed item against its decision table: lower, never higher."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.vocabulary import Json
from engine.workflow.catalogue import Item
from engine.workflow.catalogue.thresholds import Threshold, own
from engine.workflow.queries.must_trade import by_table

CENT = Decimal("0.01")
KINDS = {
    "works": ("工程", "Works"),
    "goods": ("货物", "Goods"),
    "services": ("服务", "Services"),
    "other": ("其他", "Other"),
}


def check(session: Session, item: Item, now: datetime) -> None:
    """
    Raises:
        Invalid: a cent below a threshold the table says already that it must be traded here, so
            that the threshold would let through what the law does not.
    """
    problems = tuple(_problems(session, item, now))
    if problems:
        raise Invalid(*problems)


def _problems(session: Session, item: Item, now: datetime) -> Iterator[Problem]:
    for one in own(item):
        below = one.amount - CENT
        answer = by_table(session, item, one.kind, below, now)
        if below > 0 and answer.get("required") is not False:
            yield _problem(one, below, str(answer.get("rule") or ""))


def _problem(one: Threshold, below: Decimal, rule: str) -> Problem:
    zh, en = KINDS.get(one.kind, (one.kind, one.kind))
    params: dict[str, Json] = {
        "label": zh,
        "label_en": en,
        "value": f"{one.amount:,f}",
        "below": f"{below:,f}",
        "rule": f"（依据 {rule}）" if rule else "",
        "rule_en": f" (by {rule})" if rule else "",
    }
    text = "looser than the law's threshold"
    return Problem(field="item_thresholds", key="threshold_loosens", text=text, params=params)
