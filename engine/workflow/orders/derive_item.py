"""A city derives an item of the province, or changes the parameters of the one it derived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.vocabulary import Fact, Json, Order
from engine.workflow import catalogue, reasons
from engine.workflow.catalogue import Item, deriving, scope
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DeriveItem(Order):
    """`item` is the province's code; `parameters` by name, those it leaves out stay the province's.

    `effective_from` None means from now on.
    """

    item: str
    region: str
    parameters: Mapping[str, Json]
    reason: str
    effective_from: datetime | None = None


def handle(order: DeriveItem, work: Work) -> str:
    """Returns the code of the city's item.

    Raises:
        Invalid: no city, no item of the province, a parameter that crosses its bounds, loosens or
            restricts, or dates that overlap.
    """
    _check_region(order, work)
    permissions.require(permissions.may_keep_catalogue(order.actor, order.region), order.item)
    reason, begins = reasons.given(order.reason), _begins(order, work)
    base = _base(order, work, begins)
    own = deriving.changed(base, order.parameters)
    wrong = deriving.problems(base, own)
    if wrong:
        raise Invalid(*wrong)
    item = deriving.derived(
        base, order.region, own, begins=begins, by=order.actor.id, at=work.now, reason=reason
    )
    number = catalogue.store(work.session, item)
    work.record(
        Fact.ITEM_DERIVED,
        chain="house",
        item=item.code,
        revision=number,
        base=base.code,
        base_revision=base.revision,
        reason=reason,
    )
    return item.code


def _check_region(order: DeriveItem, work: Work) -> None:
    if order.region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    scope.require_city(order.region)


def _begins(order: DeriveItem, work: Work) -> datetime:
    if order.effective_from is not None and order.effective_from < work.now:
        raise Invalid(Problem(field="effective_from", key="in_the_past", text="it has passed"))
    return order.effective_from or work.now


def _base(order: DeriveItem, work: Work, begins: datetime) -> Item:
    """The province's revision that will be in force when the city's begins."""
    item = catalogue.at(work.session, order.item, begins)
    if item is None:
        raise NotFound(f"catalogue item {order.item}")
    if item.base is not None or not scope.is_province(item.region):
        text = "not an item of the province"
        params: dict[str, Json] = {"code": item.code}
        raise Invalid(Problem(field="item", key="not_provincial", text=text, params=params))
    return item
