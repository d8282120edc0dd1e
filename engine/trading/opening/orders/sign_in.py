"""Somebody signs in to an opening: a bidder of the lot, who presides, who records, a custodian."""

from dataclasses import dataclass

from engine.errors import NotAllowed
from engine.people import permissions
from engine.trading.keys.queries.custodians import custodians_of
from engine.trading.opening.being_held import Held, being_held
from engine.trading.opening.capacities import BIDDER, capacity_of
from engine.trading.opening.tables import AttendanceRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInToOpening(Order):
    """Once; a second time changes nothing."""

    project: str
    lot: str


def handle(order: SignInToOpening, work: Work) -> None:
    """
    Raises:
        NotAllowed: somebody who has nothing to do with this opening.
        WrongState: it is closed.
    """
    held = being_held(work, order.project, order.lot)
    role = _role(work, held)
    key = str(held.place.pseudonym) if role == BIDDER else f"person:{order.actor.id}"
    if work.session.get(AttendanceRow, (held.opening.id, key)):
        return
    work.session.add(AttendanceRow(opening=held.opening.id, key=key, role=role, at=work.now))
    work.record(Fact.OPENING_ATTENDED, chain=held.project.chain, lot=order.lot, role=role)


def _role(work: Work, held: Held) -> str:
    if (capacity := capacity_of(work, held)) is not None:
        return capacity
    for custodian in custodians_of(work.session, held.project.id):
        if permissions.may_keep_key(work.actor, held.place, custodian.id):
            return custodian.id
    raise NotAllowed(held.opening.lot_name)
