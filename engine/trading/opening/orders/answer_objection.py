"""Who presides answers an objection on the spot (招标投标法实施条例 art. 44)."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.opening.being_held import being_held
from engine.trading.opening.tables import OpeningObjectionRow
from engine.trading.opening.words_given import given
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerOpeningObjection(Order):
    project: str
    lot: str
    objection: str
    answer: str


def handle(order: AnswerOpeningObjection, work: Work) -> None:
    """
    Raises:
        NotFound: no such objection in this opening.
        WrongState: it was answered before.
    """
    held = being_held(work, order.project, order.lot)
    permissions.require(permissions.may_host_opening(order.actor, held.place), order.lot)
    row = work.session.get(OpeningObjectionRow, order.objection)
    if row is None or row.opening != held.opening.id:
        raise NotFound(f"objection {order.objection}")
    if row.answered_at is not None:
        raise WrongState(held.opening.lot_name, opening="answered")
    row.answer = given("answer", order.answer)
    row.answered_by, row.answered_at = order.actor.id, work.now
    work.record(
        Fact.OPENING_OBJECTION_ANSWERED, chain=held.project.chain, lot=order.lot, objection=row.id
    )
