"""What an item's decision table says of a kind and an amount: whether it must be traded here."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from engine.language import dmn, feel
from engine.vocabulary import Json
from engine.workflow.catalogue import Item
from engine.workflow.queries.answering import house


def by_table(
    session: Session, item: Item, kind: str, amount: Decimal, now: datetime
) -> Mapping[str, Json]:
    """`required` and `rule`; nothing where the item has no table or that has no answer."""
    name = str(item.content.get("threshold") or "")
    table = house(session).versions.get(session, item.version).decisions.get(name)
    if table is None:
        return {}
    try:
        found = table.decide({"kind": kind, "amount": amount}, now=now)
    except (dmn.DmnError, feel.FeelError):
        return {}
    answer = feel.to_json(found)
    return answer if isinstance(answer, dict) else {}
