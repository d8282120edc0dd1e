"""Whoever left an address takes it back, by the link that every message to it carries."""

from dataclasses import dataclass

from engine.people import permissions
from engine.trading.notices.tables import AddressRow
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DropAddress(Order):
    """`address`: the keyed digest under which it is kept, which nobody can guess."""

    address: str


def handle(order: DropAddress, work: Work) -> None:
    """What is gone already stays gone; the answer tells nobody what there was."""
    permissions.require(permissions.may_read_public(order.actor))
    row = work.session.get(AddressRow, order.address)
    if row is not None:
        work.session.delete(row)
