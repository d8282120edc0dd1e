"""End an item from a day on; projects under way keep it."""

from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import catalogue, reasons
from engine.workflow.tables import ItemRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class EndItem(Order):
    """`effective_to` None means now. A city that ends its own item follows the province's again."""

    item: str
    reason: str
    effective_to: datetime | None = None


def handle(order: EndItem, work: Work) -> None:
    """
    Raises:
        NotAllowed: only its keeper ends an item; a city cannot remove the province's.
        Invalid: it has ended already, or the day has passed.
    """
    item = catalogue.newest(work.session, order.item)
    permissions.require(permissions.may_keep_catalogue(order.actor, item.region), order.item)
    reason, ends = reasons.given(order.reason), order.effective_to or work.now
    if ends < work.now or item.effective_to is not None:
        key = "in_the_past" if item.effective_to is None else "already_ended"
        raise Invalid(Problem(field="effective_to", key=key, text="it has passed or ended already"))
    row = work.session.get(ItemRow, (item.code, item.revision))
    if row is None:
        raise NotFound(f"catalogue item {order.item}")
    row.effective_to = max(ends, row.effective_from)
    work.record(
        Fact.ITEM_ENDED,
        chain="house",
        item=item.code,
        revision=item.revision,
        effective_to=row.effective_to.isoformat(),
        reason=reason,
    )
