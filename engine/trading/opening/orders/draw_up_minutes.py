"""The recorder draws up the minutes: objections are over, signing begins."""

from dataclasses import dataclass

from engine.errors import WrongState
from engine.people import permissions
from engine.trading.opening import minutes
from engine.trading.opening.being_held import being_held
from engine.trading.opening.queries.openings import objections
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawUpMinutes(Order):
    project: str
    lot: str


def handle(order: DrawUpMinutes, work: Work) -> str:
    """Returns the hash that is to be signed.

    Raises:
        WrongState: contents are still being checked, an objection waits for its answer, or the
            minutes were drawn up before.
    """
    held = being_held(work, order.project, order.lot)
    permissions.require(permissions.may_record_opening(order.actor, held.place), order.lot)
    opening = held.opening
    if opening.settled_at is None or opening.minutes_hash is not None:
        raise WrongState(opening.lot_name, opening="no_minutes_now")
    if any(row.answered_at is None for row in objections(work.session, opening.id)):
        raise WrongState(opening.lot_name, opening="unanswered")
    opening.minutes = minutes.drawn_up(work.session, opening, work.now)
    opening.minutes_hash = minutes.hash_of(opening.minutes)
    work.record(
        Fact.MINUTES_DRAWN_UP, chain=held.project.chain, lot=order.lot, hash=opening.minutes_hash
    )
    return opening.minutes_hash
