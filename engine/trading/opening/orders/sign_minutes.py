"""Host, recorder and bidders sign the minutes; a bidder who does not, accepts them (GP-57)."""

from dataclasses import dataclass

from engine.errors import NotAllowed, SomeoneWasFaster, WrongState
from engine.trading.opening.being_held import being_held
from engine.trading.opening.capacities import BIDDER, capacity_of
from engine.trading.opening.tables import MinutesSignatureRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SignMinutes(Order):
    """`hash` is that of the minutes the person read."""

    project: str
    lot: str
    hash: str


def handle(order: SignMinutes, work: Work) -> None:
    """Signing twice changes nothing.

    Raises:
        WrongState: there are no minutes yet.
        SomeoneWasFaster: they are others than those that were read.
        NotAllowed: the actor neither presides nor records nor bids here.
    """
    held = being_held(work, order.project, order.lot)
    capacity = capacity_of(work, held)
    if capacity is None:
        raise NotAllowed(held.opening.lot_name)
    if held.opening.minutes_hash is None:
        raise WrongState(held.opening.lot_name, opening="no_minutes_yet")
    if held.opening.minutes_hash != order.hash:
        raise SomeoneWasFaster(held.opening.lot_name)
    key = str(held.place.pseudonym) if capacity == BIDDER else f"person:{order.actor.id}"
    if work.session.get(MinutesSignatureRow, (held.opening.id, capacity, key)):
        return
    work.session.add(
        MinutesSignatureRow(
            opening=held.opening.id,
            capacity=capacity,
            key=key,
            person=order.actor.id,
            hash=order.hash,
            at=work.now,
        )
    )
    work.record(Fact.MINUTES_SIGNED, chain=held.project.chain, lot=order.lot, capacity=capacity)
