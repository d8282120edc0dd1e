"""A bidder objects to the opening on the spot (招标投标法实施条例 art. 44)."""

from dataclasses import dataclass
from uuid import uuid4

from engine.errors import NotAllowed, WrongState
from engine.trading.opening.being_held import being_held
from engine.trading.opening.tables import OpeningObjectionRow
from engine.trading.opening.words_given import given
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RaiseOpeningObjection(Order):
    project: str
    lot: str
    text: str


def handle(order: RaiseOpeningObjection, work: Work) -> str:
    """Returns its id.

    Raises:
        NotAllowed: no bid of the actor's organisation was opened here.
        WrongState: the bids are not read out yet, or the minutes are drawn up already.
    """
    held = being_held(work, order.project, order.lot)
    if held.bid is None:
        raise NotAllowed(held.opening.lot_name)
    if held.opening.read_at is None or held.opening.minutes_hash is not None:
        raise WrongState(held.opening.lot_name, opening="no_objections_now")
    row = OpeningObjectionRow(
        id=uuid4().hex,
        opening=held.opening.id,
        by=str(held.place.pseudonym),
        text=given("text", order.text),
        raised_at=work.now,
    )
    work.session.add(row)
    work.record(
        Fact.OPENING_OBJECTION_RAISED, chain=held.project.chain, lot=order.lot, objection=row.id
    )
    return row.id
